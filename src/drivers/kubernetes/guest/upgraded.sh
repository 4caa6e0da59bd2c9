#!/bin/bash
# The last step of an upgrade: waits until the API sees this server's kubelet in the version that was asked for, and takes pods again.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/kubernetes.sh
source "$(dirname "$0")/kubernetes.sh"

kubeconfig=$KUBERNETES/kubelet.conf
if is_master; then kubeconfig=$KUBECONFIG; fi
version() { kubectl --kubeconfig "$kubeconfig" get node "$NODE_NAME" --output 'jsonpath={.status.nodeInfo.kubeletVersion}'; }
is_upgraded() { [[ $(version 2> /dev/null) == "$KUBE_TAG" ]]; }
try 60 10 is_upgraded || fail "The API did not see this server's kubelet in version $KUBE_TAG within ten minutes"

takes_pods() { kubectl --kubeconfig "$kubeconfig" patch node "$NODE_NAME" --patch '{"spec": {"unschedulable": null}}' > /dev/null; }
if [[ -e $KUBERNETES/drained ]]; then
    try 30 10 takes_pods || fail 'The API did not let this server take pods again within five minutes'
    rm "$KUBERNETES/drained"
fi
