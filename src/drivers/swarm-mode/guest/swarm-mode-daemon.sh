#!/bin/bash
# The Docker daemon of a server in swarm mode. Masters listen on port 2375, which is the cluster's API; workers on their own
# socket alone. Distributions hand options to their daemon in different ways.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/../../server/guest/volume.sh
source "$(dirname "$0")/volume.sh"

units=${UNITS:-/etc/systemd/system}
sysconfig=${SYSCONFIG:-/etc/sysconfig}

grep -qw overlay /proc/filesystems || modprobe overlay || fail "This kernel ($(uname -r)) has no overlay file system"
if [[ $DOCKER_VOLUME_SIZE != 0 ]]; then
    systemctl stop docker.socket docker 2> /dev/null || true
    wait_for_volume
    mount_volume /var/lib/docker
fi

options='--log-driver=json-file --log-opt max-size=50m --log-opt max-file=3'
storage='--storage-driver overlay2'
if [[ -z $MASTER_ADDRESSES ]]; then
    options+=' -H tcp://0.0.0.0:2375'
    if [[ $TLS_DISABLED != True ]]; then
        options+=' --tlsverify --tlscacert=/etc/docker/ca.crt --tlscert=/etc/docker/server.crt --tlskey=/etc/docker/server.key'
    fi
fi
if [[ -n $INSECURE_REGISTRY ]]; then options+=" --insecure-registry $INSECURE_REGISTRY"; fi
if [[ $REGISTRY_ENABLED == True ]]; then options+=' --insecure-registry localhost:5000'; fi

if [[ -e $sysconfig/docker ]]; then
    # Fedora: the unit reads its options from a file, and Atomic's puts what is for storage into another.
    if [[ -e $sysconfig/docker-storage ]]; then
        systemctl mask docker-storage-setup 2> /dev/null || true
        echo "DOCKER_STORAGE_OPTIONS=\"$storage\"" > "$sysconfig/docker-storage"
    else
        options+=" $storage"
    fi
    systemctl cat docker | grep fd:// > /dev/null || options="-H unix:///var/run/docker.sock $options"
    echo "OPTIONS=\"$options\"" > "$sysconfig/docker"
else
    install -d -m 0755 "$units/docker.service.d"
    cat > "$units/docker.service.d/cluster.conf" << UNIT
[Service]
ExecStart=
ExecStart=$(command -v dockerd) -H fd:// --containerd=/run/containerd/containerd.sock $storage $options
UNIT
    chmod 0644 "$units/docker.service.d/cluster.conf"
fi

systemctl daemon-reload
systemctl enable docker
systemctl restart docker || fail "The Docker daemon did not start: $(journalctl --unit docker --lines 3 --output cat | tail -n 1)"
