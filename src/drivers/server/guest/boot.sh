#!/bin/bash
# Runs the steps named on the command line, in order, and tells Heat how it ended.
set -uo pipefail

here=$(dirname "$0")
# shellcheck source=SCRIPTDIR/signal.sh
source "$here/signal.sh"

export REASON_FILE=${REASON_FILE:-/run/magnum-node/reason}
install -d -m 0700 "$(dirname "$REASON_FILE")"

for step in "$@"; do
    echo "magnum-node: $step"
    : > "$REASON_FILE"
    if ! /bin/bash "$here/$step"; then
        reason=$(cat "$REASON_FILE")
        signal FAILURE "$NODE_NAME: ${reason:-$step ended without a reason, see cloud-init-output.log}"
        exit 1
    fi
done
signal SUCCESS "$NODE_NAME is ready"
