#!/bin/bash
# A manager. One alone begins the swarm; of several it is the one that comes first at the discovery URL, and the others
# join it.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/swarm-mode-join.sh
source "$(dirname "$0")/swarm-mode-join.sh"

if in_swarm; then exit 0; fi

# Tells the discovery service this server's address, under a name that is the same when it is told again.
register() {
    local member proxy=()
    member=$(printf '%s' "$NODE_NAME" | sha256sum)
    if [[ -n $HTTPS_PROXY$HTTP_PROXY ]]; then proxy=(--proxy "${HTTPS_PROXY:-$HTTP_PROXY}"); fi
    curl --silent --show-error --fail --max-time 30 "${proxy[@]}" --output /dev/null --request PUT \
        --data-urlencode "value=$NODE_NAME=tcp://$NODE_IP:2377" "$ETCD_DISCOVERY_URL/${member:0:16}"
}

# Prints the address of who registered first.
first_master() {
    local proxy=()
    if [[ -n $HTTPS_PROXY$HTTP_PROXY ]]; then proxy=(--proxy "${HTTPS_PROXY:-$HTTP_PROXY}"); fi
    curl --silent --show-error --fail --max-time 30 "${proxy[@]}" "$ETCD_DISCOVERY_URL" |
        grep -o '{[^{}]*}' |
        sed -n 's|.*"value" *: *"[^"]*=tcp:\\*/\\*/\([0-9.]*\):2377".*"createdIndex" *: *\([0-9]*\).*|\2 \1|p' |
        sort -n | sed -n '1s/.* //p'
}

if [[ $MASTER_COUNT == 1 ]]; then
    first=$NODE_IP
else
    try 10 5 register || fail "Could not tell $ETCD_DISCOVERY_URL that this master is here"
    first=$(try 10 5 first_master) || fail "Could not read the masters from $ETCD_DISCOVERY_URL"
    if [[ -z $first ]]; then fail "$ETCD_DISCOVERY_URL names no master"; fi
fi

if [[ $first == "$NODE_IP" ]]; then
    said=$(docker swarm init --advertise-addr "$NODE_IP" 2>&1) || fail "Could not begin the swarm: $(tail -n 1 <<< "$said")"
else
    join_swarm manager "$first"
fi
