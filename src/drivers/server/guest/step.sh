#!/bin/bash
# What every step begins with: the server's settings, and a reason for boot.sh whenever a command fails.
set -Eeuo pipefail
umask 077

set -a
# shellcheck disable=SC1090,SC1091
source "${HEAT_PARAMS_FILE:-/etc/sysconfig/heat-params}"
set +a

# Ends the step with a sentence for whoever waits for the cluster.
fail() {
    echo "$1" | tee "$REASON_FILE" >&2
    trap - ERR
    exit 1
}

trap 'fail "${0##*/}, line $LINENO: \"${BASH_COMMAND%%[[:space:]]*}\" ended with status $?"' ERR

# Runs a command until it succeeds: attempts, seconds between them, then the command.
try() {
    local attempts=$1 pause=$2 attempt
    shift 2
    for ((attempt = 1; attempt < attempts; attempt++)); do
        if "$@"; then return 0; fi
        sleep "$pause"
    done
    "$@"
}

# Asks an API of the cloud, never through a proxy; retries while it is not there. Options as for curl.
request() {
    local flags=(--silent --show-error --fail --max-time 60 --noproxy '*')
    flags+=(--retry "${RETRIES:-8}" --retry-delay 5 --retry-connrefused)
    if [[ $VERIFY_CA != True ]]; then flags+=(--insecure); fi
    curl "${flags[@]}" "$@"
}

# A text as a JSON string, quotes included. Line ends stay line ends.
json_string() {
    local text=${1//\\/\\\\}
    text=${text//\"/\\\"}
    text=${text//$'\r'/}
    text=${text//$'\t'/\\t}
    printf '"%s"' "${text//$'\n'/\\n}"
}
