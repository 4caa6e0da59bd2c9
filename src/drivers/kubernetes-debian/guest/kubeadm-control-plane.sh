#!/bin/bash
# API server, controller manager and scheduler in static pods of kubeadm's making.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/../../kubernetes/guest/kubernetes.sh
source "$(dirname "$0")/kubernetes.sh"
# shellcheck source=SCRIPTDIR/kubeadm.sh
source "$(dirname "$0")/kubeadm.sh"

kubeadm_phase control-plane all
