#!/bin/bash
# Container Linux's own Docker, etcd and flannel make way for the cluster's, and updates do not reboot servers that are not drained.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"

for unit in docker.socket docker.service etcd-member.service flanneld.service locksmithd.service update-engine.service; do
    systemctl mask --now "$unit" 2> /dev/null || true
done
