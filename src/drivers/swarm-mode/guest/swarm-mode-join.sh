#!/bin/bash
# Joins a Docker daemon to the others in swarm mode. Used by steps, after step.sh.

# Docker's command on a master, as a client of its API: address, then the command.
docker_at() {
    local host=$1 tls=()
    shift
    if [[ $TLS_DISABLED != True ]]; then
        tls=(--tlsverify --tlscacert /etc/docker/ca.crt --tlscert /etc/docker/server.crt --tlskey /etc/docker/server.key)
    fi
    docker --host "tcp://$host:2375" "${tls[@]}" "$@"
}

# Asks the masters, one after the other, for the token of a role; sets `token` and `master`.
ask_for_token() {
    local role=$1 address
    shift
    for address in "$@"; do
        if token=$(docker_at "$address" swarm join-token --quiet "$role" 2> /dev/null) && [[ -n $token ]]; then
            master=$address
            return 0
        fi
    done
    return 1
}

# Joins as a manager or a worker what runs at these addresses.
join_swarm() {
    local role=$1 said
    shift
    try 90 5 ask_for_token "$role" "$@" || fail "No master at ${*// /, } gave a token for joining the swarm"
    if ! said=$(try 5 10 docker swarm join --token "$token" --advertise-addr "$NODE_IP" "$master:2377" 2>&1); then
        fail "Could not join the swarm at $master: $(tail -n 1 <<< "$said")"
    fi
}

# Whether this daemon is in a swarm.
in_swarm() {
    [[ $(docker info --format '{{.Swarm.LocalNodeState}}') == active ]]
}
