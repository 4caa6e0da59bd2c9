#!/bin/bash
# Volumes of Cinder for containers, through REX-Ray and the cluster's trust.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/docker-unit.sh
source "$(dirname "$0")/docker-unit.sh"

if [[ $VOLUME_DRIVER != rexray ]]; then exit 0; fi
if [[ -z $TRUST_ID ]]; then fail 'REX-Ray needs a trust with the cloud to make volumes, and this cluster has none'; fi

folder=${REXRAY:-/etc/rexray}
install -d -m 0700 "$folder"
options=(--privileged --net=host --pid=host --volume "$folder:/etc/rexray:ro" --volume /run/docker/plugins:/run/docker/plugins)
options+=(--volume /var/lib/rexray:/var/lib/rexray:shared --volume /var/lib/libstorage:/var/lib/libstorage:shared --volume /dev:/dev)
trust_as_host "$folder"
cat > "$folder/config.yml" << CONFIG
rexray:
  storageDrivers:
    - openstack
  volume:
    mount:
      preempt: $REXRAY_PREEMPT
openstack:
  authUrl: $(json_string "$AUTH_URL")
  userID: $(json_string "$TRUSTEE_USER_ID")
  password: $(json_string "$TRUSTEE_PASSWORD")
  trustID: $(json_string "$TRUST_ID")
  regionName: $(json_string "$REGION")
CONFIG
pull openstackmagnum/rexray:alpine
run_as_service rexray 'Volumes of Cinder for containers' "${options[@]}" openstackmagnum/rexray:alpine
