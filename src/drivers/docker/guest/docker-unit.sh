#!/bin/bash
# A container as a service of the host. Used by steps, after step.sh.

# Writes, enables and starts a service that runs one container, named like the service.
# Arguments: name, description, then what follows `docker run --name NAME`.
run_as_service() {
    local name=$1 description=$2
    shift 2
    cat > "${UNITS:-/etc/systemd/system}/$name.service" << UNIT
[Unit]
Description=$description
After=docker.service network-online.target
Wants=network-online.target
Requires=docker.service

[Service]
TimeoutStartSec=0
ExecStartPre=-/usr/bin/docker rm --force $name
ExecStart=/usr/bin/docker run --name $name $*
ExecStop=/usr/bin/docker stop $name
Restart=always
RestartSec=10

[Install]
WantedBy=multi-user.target
UNIT
    systemctl daemon-reload
    systemctl enable "$name"
    systemctl restart "$name"
}

# Pulls an image that is not there yet, so that a service that starts does not wait for it.
pull() {
    docker inspect --type image "$1" > /dev/null 2>&1 || try 5 15 docker pull "$1" > /dev/null ||
        fail "Could not pull the image $1; a server without a way out needs a proxy or a registry of its own"
}

# Adds to `options` what has a container trust whom the host trusts, where the cloud's own authority is among them. Argument: a
# folder for a copy.
trust_as_host() {
    local bundle
    if [[ -z $OPENSTACK_CA ]]; then return 0; fi
    for bundle in ${BUNDLES:-/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem /etc/ssl/certs/ca-certificates.crt}; do
        if [[ ! -s $bundle ]]; then continue; fi
        install -m 0644 "$bundle" "$1/authorities.pem"
        options+=(--volume "$1/authorities.pem:/etc/ssl/certs/ca-certificates.crt:ro,Z")
        return 0
    done
    fail "The authorities that this server trusts are not where they were looked for, and its containers could not trust the cloud's own"
}

# Whether the container of a service runs.
is_running() {
    [[ $(docker inspect --format '{{.State.Running}}' "$1" 2> /dev/null) == true ]]
}
