#!/bin/bash
# Has a manager's daemon take its new certificate, which it reads only when it starts. Over when the manager is back in the swarm.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/swarm-mode-join.sh
source "$(dirname "$0")/swarm-mode-join.sh"

systemctl restart docker || fail "The Docker daemon did not start: $(journalctl --unit docker --lines 3 --output cat | tail -n 1)"
try 24 5 in_swarm || fail "The Docker daemon has its new certificate and did not come back into the swarm"
