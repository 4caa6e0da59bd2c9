#!/bin/bash
# Tells Heat how the server's first boot, or its upgrade, went.

set -a
# shellcheck disable=SC1090,SC1091
source "${HEAT_PARAMS_FILE:-/etc/sysconfig/heat-params}"
set +a

# The names under which this server speaks. Heat waits for one of its boot and one of each upgrade; a server that is younger
# than an upgrade has nothing to do for it, and speaks for it at its boot.
signal_ids() {
    local upgrade
    if [[ -n ${SIGNAL_IDS:-} ]]; then
        echo "$SIGNAL_IDS"
        return
    fi
    echo "$NODE_NAME"
    for ((upgrade = 1; upgrade <= ${UPGRADES:-0}; upgrade++)); do echo "$NODE_NAME-upgrade-$upgrade"; done
}

# Sends SUCCESS or FAILURE with a reason, several times: Heat may miss one and still say that it took it.
signal() {
    local reason
    reason=$(printf '%s' "$2" | tr -c '[:print:]' ' ' | sed 's/[\\"]/\\&/g')
    local id status=0
    for id in $(signal_ids); do send_signal "$1" "$reason" "$id" || status=1; done
    return "$status"
}

# Arguments: SUCCESS or FAILURE, a reason that fits between quotes, the name under which to speak.
send_signal() {
    local body insecure=() sent=1 pause
    body="{\"status\": \"$1\", \"reason\": \"$2\", \"data\": \"\", \"id\": \"$3\"}"
    if [[ $VERIFY_CA != True ]]; then insecure=(--insecure); fi
    for pause in ${SIGNAL_PAUSES:-0 10 30}; do
        sleep "$pause"
        # The token goes in by standard input, where the list of processes does not show it.
        printf 'header = "X-Auth-Token: %s"\n' "$WAIT_TOKEN" |
            curl --config - "${insecure[@]}" --silent --show-error --fail --max-time 60 --noproxy '*' \
                --retry "${RETRIES:-20}" --retry-delay 10 --retry-connrefused --output /dev/null \
                --header 'Content-Type: application/json' --data "$body" "$WAIT_ENDPOINT" && sent=0
    done
    return "$sent"
}
