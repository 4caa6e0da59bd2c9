#!/bin/bash
# Real Linux guests for the servers of clusters: stands up the test cloud and the guests (test/openstack/guests), and runs
# the tests that need them. Debian 12, root. The cloud and the guests' image stay for the next run.
set -euo pipefail
HERE=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
HOUSE=$(cd "$HERE/../.." && pwd)
GUESTS=$HOUSE/test/openstack/guests

"$HOUSE/test/openstack/up"
"$GUESTS/run" down
"$GUESTS/run" up --only '^gst-' --port 18099
status=0
(cd "$HOUSE" && npx vitest run --project guests) || status=$?
"$GUESTS/run" down
exit $status
