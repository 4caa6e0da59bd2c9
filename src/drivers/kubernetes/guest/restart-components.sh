#!/bin/bash
# Has everything on this server start again with the certificates and authorities that are there now. Over when the API sees it.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/../../certificates/guest/magnum-ca.sh
source "$(dirname "$0")/magnum-ca.sh"
# shellcheck source=SCRIPTDIR/kubernetes.sh
source "$(dirname "$0")/kubernetes.sh"
# shellcheck source=SCRIPTDIR/etcd-client.sh
source "$(dirname "$0")/etcd-client.sh"

for config in "$KUBERNETES"/*.conf; do
    name=$(basename "$config" .conf)
    write_kubeconfig "$config" "${name#super-}"
done

# A static pod is another one, and starts anew, when anything in its manifest is.
mark='magnum.openstack.org/change'
for manifest in "$MANIFESTS"/*.yaml; do
    marked=$KUBERNETES/manifest.new
    sed "\|^    $mark:|d" "$manifest" > "$marked"
    grep --quiet '^  annotations:$' "$marked" || sed -i 's|^metadata:$|&\n  annotations:|' "$marked"
    sed -i "s|^  annotations:\$|&\n    $mark: \"$CHANGE\"|" "$marked"
    mv "$marked" "$manifest"
done
systemctl restart kubelet || fail "The kubelet did not start: $(journalctl --unit kubelet --lines 1 --output cat)"

kubeconfig=$KUBERNETES/kubelet.conf
if is_master; then kubeconfig=$KUBECONFIG; fi

# Whether the API shows the pods of these manifests as they are now, and running.
are_running() {
    local manifest pod state
    for manifest in "$MANIFESTS"/*.yaml; do
        # It shows nobody a certificate, and what it waits for, Swift, is none of the cluster's.
        if [[ $manifest == */registry.yaml ]]; then continue; fi
        pod=$(basename "$manifest" .yaml)-$NODE_NAME
        state=$(kubectl --kubeconfig "$kubeconfig" get pod "$pod" --namespace kube-system --output \
            'jsonpath={.metadata.annotations.magnum\.openstack\.org/change} {.status.conditions[?(@.type=="Ready")].status}') || return 1
        [[ $state == "$CHANGE True" ]] || return 1
    done
}
is_up() {
    if is_master && ! { etcd_is_healthy && kubectl get --raw /readyz > /dev/null; }; then return 1; fi
    are_running
}
is_up_now() { is_up 2> /dev/null; }
try 60 10 is_up_now || fail "With its new certificates this server's part of Kubernetes did not come up within ten minutes"
