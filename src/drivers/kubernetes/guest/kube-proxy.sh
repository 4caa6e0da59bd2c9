#!/bin/bash
# Services' addresses on this server, in a static pod.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/kubernetes.sh
source "$(dirname "$0")/kubernetes.sh"

install -d -m 0755 "$MANIFESTS"
write_kubeconfig "$KUBERNETES/kube-proxy.conf" kube-proxy
cat > "$MANIFESTS/kube-proxy.yaml" << MANIFEST
apiVersion: v1
kind: Pod
metadata:
  name: kube-proxy
  namespace: kube-system
spec:
  hostNetwork: true
  priorityClassName: system-node-critical
  containers:
  - name: kube-proxy
    image: $(image "registry.k8s.io/kube-proxy:$KUBE_TAG")
    command:
    - kube-proxy
    - --kubeconfig=$KUBERNETES/kube-proxy.conf
    - --hostname-override=$NODE_NAME
    - --cluster-cidr=$PODS_NETWORK_CIDR
$(extra_arguments "$KUBEPROXY_OPTIONS")
    securityContext: {privileged: true}
    volumeMounts:
    - {name: kubernetes, mountPath: $KUBERNETES, readOnly: true}
    - {name: modules, mountPath: /lib/modules, readOnly: true}
    - {name: xtables, mountPath: /run/xtables.lock}
  volumes:
  - {name: kubernetes, hostPath: {path: $KUBERNETES, type: Directory}}
  - {name: modules, hostPath: {path: /lib/modules, type: Directory}}
  - {name: xtables, hostPath: {path: /run/xtables.lock, type: FileOrCreate}}
MANIFEST
