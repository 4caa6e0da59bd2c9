#!/bin/bash
# The cluster's store, in a static pod of kubeadm's making.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/../../kubernetes/guest/kubernetes.sh
source "$(dirname "$0")/kubernetes.sh"
# shellcheck source=SCRIPTDIR/kubeadm.sh
source "$(dirname "$0")/kubeadm.sh"

install -d -m 0755 "$MANIFESTS"
kubeadm_phase etcd local
