#!/bin/bash
# OpenStack's cloud controller manager: load balancers of Octavia for services, and what Nova knows of the servers.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/kubernetes.sh
source "$(dirname "$0")/kubernetes.sh"
# shellcheck source=SCRIPTDIR/cloud.sh
source "$(dirname "$0")/cloud.sh"

cloud_or_exit
apply_cloud_secret || fail "The API did not take the settings for the cloud"
apply << MANIFEST || fail "The API did not take OpenStack's cloud controller manager"
apiVersion: v1
kind: ServiceAccount
metadata: {name: cloud-controller-manager, namespace: kube-system}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: system:cloud-controller-manager}
rules:
- {apiGroups: [coordination.k8s.io], resources: [leases], verbs: [get, create, update]}
- {apiGroups: [""], resources: [events], verbs: [create, patch, update]}
- {apiGroups: [""], resources: [nodes], verbs: [get, list, watch, patch, update, delete]}
- {apiGroups: [""], resources: [nodes/status, services/status], verbs: [patch]}
- {apiGroups: [""], resources: [services], verbs: [get, list, watch, patch, update]}
- {apiGroups: [""], resources: [serviceaccounts], verbs: [get, create]}
- {apiGroups: [""], resources: [serviceaccounts/token], verbs: [create]}
- {apiGroups: [""], resources: [endpoints], verbs: [get, list, watch, create, update]}
- {apiGroups: [""], resources: [configmaps, secrets], verbs: [get, list, watch]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: system:cloud-controller-manager}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: system:cloud-controller-manager}
subjects:
- {kind: ServiceAccount, name: cloud-controller-manager, namespace: kube-system}
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: openstack-cloud-controller-manager, namespace: kube-system}
spec:
  selector: {matchLabels: {app: openstack-cloud-controller-manager}}
  template:
    metadata: {labels: {app: openstack-cloud-controller-manager}}
    spec:
      serviceAccountName: cloud-controller-manager
      priorityClassName: system-node-critical
      hostNetwork: true
      nodeSelector: {node-role.kubernetes.io/control-plane: ""}
      tolerations: [{operator: Exists, effect: NoSchedule}]
      securityContext: {runAsUser: 1001}
      containers:
      - name: openstack-cloud-controller-manager
        image: $(image "registry.k8s.io/provider-os/openstack-cloud-controller-manager:$CLOUD_PROVIDER_TAG")
        args:
        - /bin/openstack-cloud-controller-manager
        - --cloud-provider=openstack
        - --cloud-config=/etc/config/cloud.conf
        - --cluster-name=$CLUSTER_UUID
        - --use-service-account-credentials=false
        - --bind-address=127.0.0.1
        env:
        - {name: KUBERNETES_SERVICE_HOST, value: "$KUBERNETES_SERVICE_IP"}
        - {name: KUBERNETES_SERVICE_PORT, value: "443"}
        resources: {requests: {cpu: 100m}}
        volumeMounts: [{name: cloud, mountPath: /etc/config, readOnly: true}]
      volumes: [{name: cloud, secret: {secretName: cloud-config}}]
MANIFEST
