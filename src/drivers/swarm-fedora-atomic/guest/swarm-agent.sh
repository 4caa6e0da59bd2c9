#!/bin/bash
# The Swarm agent: tells the managers, through etcd, that this server takes containers.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/../../docker/guest/docker-unit.sh
source "$(dirname "$0")/docker-unit.sh"

tls=()
if [[ $TLS_DISABLED != True ]]; then
    tls=(--discovery-opt kv.cacertfile=/etc/docker/ca.crt --discovery-opt kv.certfile=/etc/docker/server.crt
        --discovery-opt kv.keyfile=/etc/docker/server.key)
fi

pull "swarm:$SWARM_VERSION"
run_as_service swarm-agent 'The Swarm agent' --volume /etc/docker:/etc/docker:ro,Z "swarm:$SWARM_VERSION" \
    join --addr "$NODE_IP:2375" "${tls[@]}" "etcd://${MASTER_ADDRESSES//,/:2379,}:2379/v2/keys/swarm/" ||
    fail 'The Swarm agent did not start'

sleep 10
is_running swarm-agent || fail "The Swarm agent does not stay up: $(docker logs --tail 1 swarm-agent 2>&1 | tail -n 1)"
