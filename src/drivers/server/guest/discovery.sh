#!/bin/bash
# Masters meet at the discovery URL: each tells its address and reads those of the others. Used by steps, after step.sh.
# shellcheck source=SCRIPTDIR/discovery-proxy.sh
source "$(dirname "$0")/discovery-proxy.sh"

# Asks the discovery service, through the proxy where there is one. Options as for curl.
discovery() {
    local by proxy=(--noproxy '*')
    by=$(discovery_proxy)
    if [[ -n $by ]]; then proxy=(--proxy "$by" --noproxy ''); fi
    curl --silent --show-error --fail --max-time 30 "${proxy[@]}" "$@"
}

# Tells this server's address, under a name that is the same when it is told again.
register_master() {
    local member
    member=$(printf '%s' "$NODE_NAME" | sha256sum)
    try 10 5 discovery --output /dev/null --request PUT --data-urlencode "value=$NODE_NAME=tcp://$NODE_IP:2380" \
        "$ETCD_DISCOVERY_URL/${member:0:16}" || fail "Could not tell $ETCD_DISCOVERY_URL that this master is here"
}

# Prints the addresses of the masters that are there, one a line, who came first first.
read_masters() {
    discovery "$ETCD_DISCOVERY_URL" | tr -d ' \n\134' | grep -o '{[^{}]*}' |
        sed -n 's|^.*"value":"[^"]*=tcp://\([0-9.]*\):2380".*$|\1 &|p' |
        sed -n 's|^\([0-9.]*\) .*"createdIndex":\([0-9]*\).*|\2 \1|p' | sort -n | cut -d ' ' -f 2
}

# Sets `masters` to the addresses of this many masters, this server among them, once so many are there.
wait_for_masters() {
    local many=$1
    masters=("$NODE_IP")
    if [[ $MASTER_COUNT == 1 ]]; then return 0; fi
    register_master
    # shellcheck disable=SC2317
    enough() { mapfile -t masters < <(read_masters) && ((${#masters[@]} >= many)); }
    try 120 5 enough || fail "Only ${#masters[@]} of $many masters came to $ETCD_DISCOVERY_URL within ten minutes"
}
