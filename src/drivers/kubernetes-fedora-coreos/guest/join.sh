#!/bin/bash
# Waits until the API knows this server as a node.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/kubernetes.sh
source "$(dirname "$0")/kubernetes.sh"

is_registered() { kubectl --kubeconfig /etc/kubernetes/kubelet.kubeconfig get node "$NODE_NAME" > /dev/null 2>&1; }
try 60 10 is_registered ||
    fail "This server did not become a node of the API at https://$(api_host):6443 within ten minutes"
