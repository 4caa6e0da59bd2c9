#!/bin/bash
# The image's own Docker, kubelet and etcd make way for the cluster's containerd and pods.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"

for service in docker docker-storage-setup kubelet etcd flanneld; do
    systemctl disable --now "$service" 2> /dev/null || true
done
