#!/bin/bash
# A registry of the cluster's own on port 5000 of every server, as a container of Docker's.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/../../docker/guest/docker-unit.sh
source "$(dirname "$0")/docker-unit.sh"
# shellcheck source=SCRIPTDIR/registry-settings.sh
source "$(dirname "$0")/registry-settings.sh"

if [[ $REGISTRY_ENABLED != True ]]; then exit 0; fi

folder=${REGISTRY:-/etc/registry}
write_registry_settings "$folder"
options=(--net=host --volume "$folder:/etc/docker/registry:ro,Z")
trust_as_host "$folder"
pull "registry:$REGISTRY_TAG"
run_as_service registry "The cluster's registry" "${options[@]}" "registry:$REGISTRY_TAG"
