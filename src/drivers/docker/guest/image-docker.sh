#!/bin/bash
# The Docker that the image brings, as its makers set it up: on the volume that was asked for, and told of a registry without TLS.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/../../server/guest/volume.sh
source "$(dirname "$0")/volume.sh"

command -v docker > /dev/null || fail 'The image has no Docker'

if [[ $DOCKER_VOLUME_SIZE != 0 ]]; then
    systemctl stop docker.socket docker 2> /dev/null || true
    wait_for_volume
    mount_volume /var/lib/docker
fi

if [[ -n $INSECURE_REGISTRY ]]; then
    if [[ ! $INSECURE_REGISTRY =~ ^[A-Za-z0-9.:/_-]+$ ]]; then
        fail "The insecure registry $INSECURE_REGISTRY is no host, host:port or network"
    fi
    more=${UNITS:-/etc/systemd/system}/docker.service.d/insecure-registry.conf
    rm -f "$more"
    # Its last command, of one line or several, with one more option.
    command=$(systemctl cat docker |
        sed -n '/^ExecStart=/{:more;/\\$/{N;s/\\\n[[:space:]]*//;b more;};s/^ExecStart=//;p;}' | tail -n 1)
    [[ -n $command ]] || fail 'The image has Docker, but no unit docker.service that starts it'
    install -d -m 0755 "$(dirname "$more")"
    printf '[Service]\nExecStart=\nExecStart=%s --insecure-registry %s\n' "$command" "$INSECURE_REGISTRY" > "$more"
    chmod 0644 "$more"
    systemctl daemon-reload
fi

systemctl enable docker
systemctl restart docker ||
    fail "Docker did not start: $(journalctl --unit docker --lines 3 --output cat | tail -n 1)"
