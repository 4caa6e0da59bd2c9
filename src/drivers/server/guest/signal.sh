#!/bin/bash
# Tells Heat how the server's first boot went.

set -a
# shellcheck disable=SC1090,SC1091
source "${HEAT_PARAMS_FILE:-/etc/sysconfig/heat-params}"
set +a

# Sends SUCCESS or FAILURE with a reason, several times: Heat may miss one and still say that it took it.
signal() {
    local status=$1 reason body insecure=() sent=1
    reason=$(printf '%s' "$2" | tr -c '[:print:]' ' ' | sed 's/[\\"]/\\&/g')
    body="{\"status\": \"$status\", \"reason\": \"$reason\", \"data\": \"\", \"id\": \"$NODE_NAME\"}"
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
