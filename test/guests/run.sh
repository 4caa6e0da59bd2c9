#!/bin/bash
# Real Linux guests for the servers of clusters: stands up the test cloud and the guests (test/openstack/guests), and runs
# the tests that need them. Debian 12, root. The cloud and the guests' image stay for the next run; guests and clusters do not,
# also those of a run that was killed.
#   run.sh [FILE...]   vitest's files, all unless named
set -euo pipefail
HERE=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
HOUSE=$(cd "$HERE/../.." && pwd)
GUESTS=$HOUSE/test/openstack/guests
STATE=${STACK_GUESTS_STATE:-/var/lib/stack-guests}
# Files of tests that run at once: most of their time is waiting. Each has two ports (world.ts).
AT_ONCE=3

# Where this machine cannot have guests at all: an end of its own, so that .ci/run tells it from a failure.
cannot() {
  echo "Real guests cannot run here: $*" >&2
  exit 77
}
fail() {
  echo "run.sh: $*" >&2
  exit 1
}
[ "$(id -u)" = 0 ] || cannot "it takes root; use sudo."
[ "$(. /etc/os-release 2>/dev/null && echo "${ID:-} ${VERSION_ID:-}")" = "debian 12" ] ||
  cannot "the cloud and the guests are made of Debian 12's packages, and this is another system."

# What a test left in the cloud, or a run that was killed: clusters' stacks by their names, and the guests of their servers.
clean() {
  local stacks
  "$GUESTS/run" down --wipe >/dev/null
  stacks=$(own_stacks)
  # (One that goes by itself at that moment is no fault; what is there afterwards is.)
  # shellcheck disable=SC2086
  if [ -n "$stacks" ]; then stack delete --yes --wait $stacks >/dev/null 2>&1 || true; fi
  stacks=$(own_stacks)
  [ -z "$stacks" ] || fail "these stacks of an earlier run do not go: $(tr '\n' ' ' <<<"$stacks")"
}
own_stacks() { stack list -f value -c ID -c "Stack Name" | awk '$2 ~ /^gst-/ { print $1 }'; }
stack() {
  (
    # shellcheck disable=SC1091
    . "${STACK_TEST_STATE:-/var/lib/stack-test}/openrc-demo"
    PATH=/usr/bin:/bin openstack stack "$@"
  )
}

# Whether this kernel lets root have what a guest needs: an overlay, a network namespace, a container that boots no further.
try_a_guest() {
  local work said
  work=$(mktemp -d /var/tmp/guest.XXXXXX)
  mkdir "$work/upper" "$work/work" "$work/root"
  said=$({
    mount -t overlay overlay -o "lowerdir=$STATE/base,upperdir=$work/upper,workdir=$work/work" "$work/root" &&
      ip netns add gst-try &&
      SYSTEMD_SECCOMP=0 SYSTEMD_NSPAWN_LOCK=0 systemd-nspawn --quiet --keep-unit --register=no -D "$work/root" \
        --network-namespace-path=/run/netns/gst-try --timezone=off --resolv-conf=off --link-journal=no /bin/true
  } 2>&1) || said="${said:-unknown} (failed)"
  ip netns del gst-try 2>/dev/null || true
  umount "$work/root" 2>/dev/null || true
  rm -rf "$work"
  case $said in *"(failed)") cannot "this machine does not let a container be made: $(tr '\n' ' ' <<<"$said")." ;; esac
}

"$HOUSE/test/openstack/up"
clean
trap clean EXIT
# Ports that nobody has: who was killed may have left somebody behind that listens.
ports=()
for ((port = 18092; ${#ports[@]} < 2 * AT_ONCE; port++)); do
  (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || ports+=("$port")
done
export GUESTS_PORTS="${ports[*]}"
"$GUESTS/run" up --only '^gst-' "${ports[@]/#/--port=}"
try_a_guest
status=0
# Each test is told of as it ends: some take minutes.
report=test-results/${TEST_REPORT:-guests}.json
(cd "$HOUSE" && npx vitest run --project guests --maxWorkers="$AT_ONCE" --reporter=verbose --reporter=json --outputFile.json="$report" "$@") || status=$?
exit $status
