#!/bin/bash
# A registry of the cluster's own on port 5000 of every server. With a trust its images are in Swift, for all servers
# together; without one each server keeps its own.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/docker-unit.sh
source "$(dirname "$0")/docker-unit.sh"

if [[ $REGISTRY_ENABLED != True ]]; then exit 0; fi

folder=${REGISTRY:-/etc/registry}
install -d -m 0700 "$folder"
options=(--publish 127.0.0.1:5000:5000 --volume "$folder:/etc/docker/registry:ro,Z" --volume registry:/var/lib/registry)
trust_as_host "$folder"
if [[ -n $TRUST_ID ]]; then
    storage="  swift:
    authurl: $(json_string "$AUTH_URL")
    username: $(json_string "$TRUSTEE_USER_NAME")
    domainid: $(json_string "$TRUSTEE_DOMAIN_ID")
    password: $(json_string "$TRUSTEE_PASSWORD")
    trustid: $(json_string "$TRUST_ID")
    region: $(json_string "$REGION")
    container: docker_registry
    insecureskipverify: $([[ $VERIFY_CA == True ]] && echo false || echo true)"
else
    storage='  filesystem:
    rootdirectory: /var/lib/registry'
fi
cat > "$folder/config.yml" << CONFIG
version: 0.1
storage:
$storage
http:
  addr: :5000
CONFIG
pull registry:2
run_as_service registry "The cluster's registry" "${options[@]}" registry:2
