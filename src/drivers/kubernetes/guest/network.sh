#!/bin/bash
# Connects pods across servers: flannel, or Calico as its makers publish it.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/kubernetes.sh
source "$(dirname "$0")/kubernetes.sh"

if [[ $NETWORK_DRIVER == calico ]]; then
    manifest=$(mktemp)
    download "https://raw.githubusercontent.com/projectcalico/calico/$CALICO_TAG/manifests/calico.yaml" "$manifest"
    if [[ -n $CONTAINER_INFRA_PREFIX ]]; then
        sed -i "s|image: .*/\([^/]*\)\$|image: $CONTAINER_INFRA_PREFIX\1|" "$manifest"
    fi
    ipip=$CALICO_IPV4POOL_IPIP
    if [[ $ipip == Off ]]; then ipip=Never; fi
    apply < "$manifest" || fail 'The API did not take Calico'
    kubectl --namespace kube-system set env daemonset/calico-node \
        "CALICO_IPV4POOL_CIDR=$PODS_NETWORK_CIDR" "CALICO_IPV4POOL_IPIP=$ipip" > /dev/null ||
        fail "The API did not take Calico's settings"
    exit 0
fi

apply << MANIFEST || fail 'The API did not take flannel'
apiVersion: v1
kind: Namespace
metadata: {name: kube-flannel, labels: {pod-security.kubernetes.io/enforce: privileged}}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: flannel, namespace: kube-flannel}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: flannel}
rules:
- {apiGroups: [""], resources: [pods], verbs: [get]}
- {apiGroups: [""], resources: [nodes], verbs: [get, list, watch]}
- {apiGroups: [""], resources: [nodes/status], verbs: [patch]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: flannel}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: flannel}
subjects:
- {kind: ServiceAccount, name: flannel, namespace: kube-flannel}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: flannel, namespace: kube-flannel}
data:
  plugins.json: |
    {"name": "cbr0", "cniVersion": "0.3.1", "plugins": [
      {"type": "flannel", "delegate": {"hairpinMode": true, "isDefaultGateway": true}},
      {"type": "portmap", "capabilities": {"portMappings": true}}]}
  network.json: |
    {"Network": "$PODS_NETWORK_CIDR", "EnableNFTables": false, "Backend": {"Type": "$FLANNEL_BACKEND"}}
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: flannel, namespace: kube-flannel}
spec:
  selector: {matchLabels: {app: flannel}}
  template:
    metadata: {labels: {app: flannel}}
    spec:
      serviceAccountName: flannel
      hostNetwork: true
      priorityClassName: system-node-critical
      tolerations: [{operator: Exists, effect: NoSchedule}]
      initContainers:
      - name: plugin
        image: $(image "ghcr.io/flannel-io/flannel-cni-plugin:$FLANNEL_CNI_TAG")
        command: [cp, -f, /flannel, /opt/cni/bin/flannel]
        volumeMounts: [{name: plugins, mountPath: /opt/cni/bin}]
      - name: configuration
        image: $(image "ghcr.io/flannel-io/flannel:$FLANNEL_TAG")
        command: [cp, -f, /etc/kube-flannel/plugins.json, /etc/cni/net.d/10-flannel.conflist]
        volumeMounts:
        - {name: configuration, mountPath: /etc/kube-flannel}
        - {name: networks, mountPath: /etc/cni/net.d}
      containers:
      - name: flannel
        image: $(image "ghcr.io/flannel-io/flannel:$FLANNEL_TAG")
        command: [/opt/bin/flanneld, --ip-masq, --kube-subnet-mgr, --net-config-path=/etc/kube-flannel/network.json]
        env:
        - {name: POD_NAME, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
        - {name: POD_NAMESPACE, valueFrom: {fieldRef: {fieldPath: metadata.namespace}}}
        - {name: KUBERNETES_SERVICE_HOST, value: "$KUBERNETES_SERVICE_IP"}
        - {name: KUBERNETES_SERVICE_PORT, value: "443"}
        resources: {requests: {cpu: 100m, memory: 50Mi}}
        securityContext: {privileged: false, capabilities: {add: [NET_ADMIN, NET_RAW]}}
        volumeMounts:
        - {name: run, mountPath: /run/flannel}
        - {name: configuration, mountPath: /etc/kube-flannel}
        - {name: xtables, mountPath: /run/xtables.lock}
      volumes:
      - {name: run, hostPath: {path: /run/flannel, type: DirectoryOrCreate}}
      - {name: plugins, hostPath: {path: /opt/cni/bin, type: DirectoryOrCreate}}
      - {name: networks, hostPath: {path: /etc/cni/net.d, type: DirectoryOrCreate}}
      - {name: xtables, hostPath: {path: /run/xtables.lock, type: FileOrCreate}}
      - {name: configuration, configMap: {name: flannel}}
MANIFEST
