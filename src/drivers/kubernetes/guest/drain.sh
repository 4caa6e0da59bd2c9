#!/bin/bash
# Before a worker changes itself, its pods move to others, as fast as their disruption budgets let them: with its kubelet's certificate it
# may ask that for its own node. Pods that do not go in time start again where they are; nothing here keeps an upgrade from going on.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/kubernetes.sh
source "$(dirname "$0")/kubernetes.sh"

own() { kubectl --kubeconfig "$KUBERNETES/kubelet.conf" --request-timeout 30s "$@"; }
as_was() { own get node "$NODE_NAME" --output 'jsonpath={.spec.unschedulable}'; }

if ! was=$(as_was); then
    echo 'The API does not answer: pods stay where they are' >&2
    exit 0
fi
# Whoever had it take no pods wants that afterwards too.
if [[ $was != true ]]; then
    own patch node "$NODE_NAME" --patch '{"spec": {"unschedulable": true}}' > /dev/null || exit 0
    touch "$KUBERNETES/drained"
fi

# Namespace and name of each pod that can go: a DaemonSet's comes back at once, and the node's own cannot.
movable() {
    own get pods --all-namespaces --field-selector "spec.nodeName=$NODE_NAME" --output \
        'jsonpath={range .items[*]}{.metadata.namespace} {.metadata.name} {.status.phase} {.metadata.ownerReferences[0].kind}{"\n"}{end}' |
        awk 'NF > 2 && $3 != "Succeeded" && $3 != "Failed" && $4 != "DaemonSet" && $4 != "Node" { print $1, $2 }'
}

for ((attempt = 1; attempt <= ${DRAIN_ATTEMPTS:-30}; attempt++)); do
    pods=$(movable) || exit 0
    if [[ -z $pods ]]; then exit 0; fi
    while read -r namespace name; do
        own create --raw "/api/v1/namespaces/$namespace/pods/$name/eviction" --filename - > /dev/null 2>&1 << EVICTION || true
{"apiVersion": "policy/v1", "kind": "Eviction", "metadata": {"name": "$name", "namespace": "$namespace"}}
EVICTION
    done <<< "$pods"
    sleep "${DRAIN_PAUSE:-10}"
done
echo "$(wc -l <<< "$pods") pods did not go in time" >&2
