#!/bin/bash
# A worker: joins the swarm of the masters.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/swarm-mode-join.sh
source "$(dirname "$0")/swarm-mode-join.sh"

if in_swarm; then exit 0; fi
IFS=, read -ra masters <<< "$MASTER_ADDRESSES"
join_swarm worker "${masters[@]}"
