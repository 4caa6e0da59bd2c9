#!/bin/bash
# Gives containerd its room: the volume that was asked for, or what the host has.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/../../server/guest/volume.sh
source "$(dirname "$0")/volume.sh"

if [[ $DOCKER_VOLUME_SIZE == 0 ]]; then exit 0; fi

wait_for_volume
mount_volume /var/lib/containerd
restorecon -R /var/lib/containerd || true
