#!/bin/bash
# The Docker daemon: on port 2375 for the Swarm managers, over TLS, and with etcd as the store of its overlay networks.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"

options='-H unix:///var/run/docker.sock -H tcp://0.0.0.0:2375 --log-driver=json-file --log-opt max-size=50m --log-opt max-file=3'
store=etcd://${MASTER_ADDRESSES:-$NODE_IP}
store=${store//,/:2379,}:2379
if [[ $NETWORK_DRIVER == docker ]]; then
    options+=" --cluster-store=$store --cluster-advertise=$NODE_IP:2375"
fi
if [[ $TLS_DISABLED != True ]]; then
    options+=' --tlsverify --tlscacert=/etc/docker/ca.crt --tlscert=/etc/docker/server.crt --tlskey=/etc/docker/server.key'
    if [[ $NETWORK_DRIVER == docker ]]; then
        options+=' --cluster-store-opt kv.cacertfile=/etc/docker/ca.crt'
        options+=' --cluster-store-opt kv.certfile=/etc/docker/server.crt --cluster-store-opt kv.keyfile=/etc/docker/server.key'
    fi
fi
insecure=
if [[ -n $INSECURE_REGISTRY ]]; then
    if [[ ! $INSECURE_REGISTRY =~ ^[A-Za-z0-9.:/_-]+$ ]]; then
        fail "The insecure registry $INSECURE_REGISTRY is no host, host:port or network"
    fi
    insecure="--insecure-registry $INSECURE_REGISTRY"
fi
if [[ $REGISTRY_ENABLED == True ]]; then insecure+=' --insecure-registry localhost:5000'; fi

cat > /etc/sysconfig/docker << CONFIG
OPTIONS="$options"
INSECURE_REGISTRY="$insecure"
CONFIG
systemctl enable docker
systemctl restart docker || fail "The Docker daemon did not start: $(journalctl --unit docker --lines 3 --output cat | tail -n 1)"
