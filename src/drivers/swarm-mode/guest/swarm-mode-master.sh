#!/bin/bash
# A manager. One alone begins the swarm; of several it is the one that comes first at the discovery URL, and the others
# join it.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/../../server/guest/discovery.sh
source "$(dirname "$0")/discovery.sh"
# shellcheck source=SCRIPTDIR/swarm-mode-join.sh
source "$(dirname "$0")/swarm-mode-join.sh"

if in_swarm; then exit 0; fi

wait_for_masters 1
first=${masters[0]}
if [[ $first == "$NODE_IP" ]]; then
    said=$(docker swarm init --advertise-addr "$NODE_IP" 2>&1) || fail "Could not begin the swarm: $(tail -n 1 <<< "$said")"
else
    join_swarm manager "$first"
fi
