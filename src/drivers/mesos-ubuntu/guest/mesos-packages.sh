#!/bin/bash
# Mesos has no packages in Ubuntu: the image brings them.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"

needed=(mesos-slave docker)
if [[ -z $MASTER_ADDRESSES ]]; then needed=(mesos-master marathon); fi
for program in "${needed[@]}"; do
    command -v "$program" > /dev/null ||
        fail "The image has no $program; Mesos clusters need an image with mesos, marathon, zookeeper and docker"
done
