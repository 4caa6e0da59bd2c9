#!/bin/bash
# Stands up the OpenStack of this folder (see README.md) and runs tests against it.
#   run.sh [--down] [PROJECT...]   vitest projects, `openstack` unless named
# The cloud goes on running, so that the next run takes seconds; --down stops it in the end.
set -euo pipefail
HERE=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
HOUSE=$(cd "$HERE/../.." && pwd)

down=false
projects=()
while [ $# -gt 0 ]; do
  case $1 in
    --down) down=true ;;
    -h | --help)
      sed -n '2,4s/^# //p' "$0"
      exit 0
      ;;
    -*)
      echo "run.sh: unknown option $1; --down and --help are accepted." >&2
      exit 1
      ;;
    *) projects+=(--project "$1") ;;
  esac
  shift
done
if [ ${#projects[@]} -eq 0 ]; then projects=(--project openstack); fi

problems=()
release=$(. /etc/os-release 2>/dev/null && echo "${ID:-unknown} ${VERSION_ID:-}" || echo unknown)
[ "$release" = "debian 12" ] ||
  problems+=("The test cloud is made of Debian 12's packages; this is $release.")
[ "$(uname -m)" = x86_64 ] ||
  problems+=("It has only been made to work on x86_64; this is $(uname -m).")
[ "$(id -u)" = 0 ] ||
  problems+=("It installs packages and starts daemons, so it needs root: use sudo.")
command -v npx >/dev/null ||
  problems+=("npx is not found: install Node.js 20.19 or newer with npm.")
[ -x "$HOUSE/node_modules/.bin/vitest" ] ||
  problems+=("The project's packages are not installed: run npm ci in $HOUSE.")
if [ ${#problems[@]} -gt 0 ]; then
  echo "The tests against a real OpenStack cannot run here:" >&2
  printf '  - %s\n' "${problems[@]}" >&2
  exit 1
fi

"$HERE/up"
status=0
(cd "$HOUSE" && TEST_OPENSTACK=1 npx vitest run "${projects[@]}") || status=$?
if $down; then "$HERE/down"; fi
exit $status
