#!/bin/bash
# The Swarm manager: the cluster's API on port 2376. Several managers elect one through etcd.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/../../certificates/guest/magnum-ca.sh
source "$(dirname "$0")/magnum-ca.sh"
# shellcheck source=SCRIPTDIR/../../docker/guest/docker-unit.sh
source "$(dirname "$0")/docker-unit.sh"

tls=()
client=("http://$NODE_IP:2376/info")
if [[ $TLS_DISABLED != True ]]; then
    tls=(--tlsverify --tlscacert=/etc/docker/ca.crt --tlscert=/etc/docker/server.crt --tlskey=/etc/docker/server.key
        --discovery-opt kv.cacertfile=/etc/docker/ca.crt --discovery-opt kv.certfile=/etc/docker/server.crt
        --discovery-opt kv.keyfile=/etc/docker/server.key)
    authority=$(signer /etc/docker/ca.crt /etc/docker/server.crt) || fail "The Swarm manager's certificate is of no authority here"
    client=("https://$NODE_IP:2376/info" --cacert "$authority" --cert /etc/docker/server.crt --key /etc/docker/server.key)
fi

pull "swarm:$SWARM_VERSION"
run_as_service swarm-manager 'The Swarm manager' --publish 2376:2375 --volume /etc/docker:/etc/docker:ro,Z \
    "swarm:$SWARM_VERSION" manage -H tcp://0.0.0.0:2375 --strategy "$SWARM_STRATEGY" --replication \
    --advertise "$NODE_IP:2376" "${tls[@]}" "etcd://$NODE_IP:2379/v2/keys/swarm/" ||
    fail 'The Swarm manager did not start'

answers() { curl --silent --fail --max-time 10 --noproxy '*' --output /dev/null "${client[@]}"; }
try 60 5 answers || fail "The Swarm manager does not answer: $(docker logs --tail 1 swarm-manager 2>&1 | tail -n 1)"
