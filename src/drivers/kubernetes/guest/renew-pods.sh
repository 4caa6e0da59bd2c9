#!/bin/bash
# Pods read once, as they start, whom to trust and who they are. Before what they know goes - the certificate that the API shows, the
# key that signed their tokens - they are started again, as their deployments have it. All masters ask for it, and it is done once.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/kubernetes.sh
source "$(dirname "$0")/kubernetes.sh"

if [[ $CA_ROTATION != renew && $CA_ROTATION != retire ]]; then exit 0; fi

# The authority as pods are told of it, without the line ends, of which a JSON answer makes something else.
authority=$CERTIFICATES/ca.crt
if [[ -e $authority.new ]]; then authority=$authority.new; fi
new=$(sed '/-----/d' "$authority" | tr -d '\n')
told() { kubectl get configmap kube-root-ca.crt --namespace kube-system --output 'jsonpath={.data.ca\.crt}' | tr -d '\n'; }
knows_new() { [[ $(told 2> /dev/null) == *"$new"* ]]; }
try 60 5 knows_new || fail 'The controller manager did not tell pods of the new authority within five minutes'

patch="{\"spec\": {\"template\": {\"metadata\": {\"annotations\": {\"magnum.openstack.org/change\": \"$CHANGE\"}}}}}"
for kind in daemonset deployment statefulset; do
    kubectl get "$kind" --all-namespaces --output 'jsonpath={range .items[*]}{.metadata.namespace} {.metadata.name}{"\n"}{end}' |
        while read -r namespace name; do
            kubectl patch "$kind" "$name" --namespace "$namespace" --patch "$patch" > /dev/null
            # What others run may take for ever; the cluster's own is waited for.
            if [[ $namespace == kube-system ]]; then
                kubectl rollout status "$kind/$name" --namespace "$namespace" --timeout 3m > /dev/null ||
                    echo "$kind $name is not up again yet" >&2
            fi
        done
done
