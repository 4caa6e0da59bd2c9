#!/bin/bash
# Waits until the API knows this server as a node; on a master first until its own API answers.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/kubernetes.sh
source "$(dirname "$0")/kubernetes.sh"

kubeconfig=$KUBERNETES/kubelet.conf
if is_master; then
    kubeconfig=$KUBECONFIG
    is_ready() { kubectl get --raw /readyz > /dev/null 2>&1; }
    try 60 10 is_ready ||
        fail 'The API server did not become ready within ten minutes; see journalctl --unit kubelet'
fi

is_registered() { kubectl --kubeconfig "$kubeconfig" get node "$NODE_NAME" > /dev/null 2>&1; }
try 60 10 is_registered ||
    fail "This server did not become a node of the API at https://$(api_host):6443 within ten minutes"

# A kubelet may not give itself this label.
if is_master; then kubectl label --overwrite node "$NODE_NAME" node-role.kubernetes.io/control-plane= > /dev/null; fi
