#!/bin/bash
# What kubeadm keeps in the API: its own settings, the mark of a master, and CoreDNS. All masters do so; the last word is the same.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/../../kubernetes/guest/kubernetes.sh
source "$(dirname "$0")/kubernetes.sh"
# shellcheck source=SCRIPTDIR/kubeadm.sh
source "$(dirname "$0")/kubeadm.sh"

kubeadm_phase upload-config all
kubeadm_phase mark-control-plane
kubeadm_phase addon coredns
