#!/bin/bash
# Looks whether this server is to change itself, and does: runs the steps named on the command line with the settings that its
# metadata in Nova has, and tells Heat how it ended. Steps of an upgrade come first, those of a new authority after --. Called
# again and again; what failed is tried again each time.
set -uo pipefail

here=$(dirname "$0")
settings=${HEAT_PARAMS_FILE:-/etc/sysconfig/heat-params}
state=${UPGRADE_STATE:-/var/lib/magnum-node/upgraded}
metadata=$(curl --silent --fail --max-time 30 --noproxy '*' \
    "${METADATA_URL:-http://169.254.169.254/openstack/latest/meta_data.json}") || exit 0
wanted=$(tr '\n' ' ' <<< "$metadata" | sed -n 's/.*"meta": *{\([^}]*\)}.*/\1/p')

# The value of a name in the metadata, empty where it is not there.
value() { sed -n "s/.*\"$1\": *\"\([^\"]*\)\".*/\1/p" <<< "$wanted"; }

# shellcheck disable=SC1090
source "$settings"
number=$(value magnum_upgrade)
reached=$(cat "$state" 2> /dev/null || echo "${UPGRADES:-0}")
if [[ ! $number =~ ^[0-9]{1,6}$ || $number -le $reached ]]; then exit 0; fi

# Settings of the same name take the value; others are none of this server's.
for name in $(grep --only-matching '"[a-z_]*":' <<< "$wanted" | tr -d '":'); do
    new=$(value "$name")
    if grep --quiet "^${name^^}=" "$settings" && [[ $new =~ ^[A-Za-z0-9._:/-]*$ ]]; then
        sed -i "s|^${name^^}=.*|${name^^}=\"$new\"|" "$settings"
    fi
done
# What the steps of a new authority are to do in this round; empty at an upgrade.
CA_ROTATION=$(value ca_rotation)
export CA_ROTATION CHANGE=$number
upgrade=()
while (($# > 0)) && [[ $1 != -- ]]; do
    upgrade+=("$1")
    shift
done
if [[ -z $CA_ROTATION ]]; then set -- "${upgrade[@]}"; else shift; fi

# One that failed and was followed by another is done with it, and Heat waits for both names.
SIGNAL_IDS=$(for ((each = reached + 1; each <= number; each++)); do echo "$NODE_NAME-upgrade-$each"; done)
export SIGNAL_IDS
/bin/bash "$here/boot.sh" "$@" || exit 1
echo "$number" > "$state"
