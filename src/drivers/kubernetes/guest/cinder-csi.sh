#!/bin/bash
# Cinder's volumes for claims: the driver of the container storage interface, and a storage class that is the default.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/kubernetes.sh
source "$(dirname "$0")/kubernetes.sh"
# shellcheck source=SCRIPTDIR/cloud.sh
source "$(dirname "$0")/cloud.sh"

cloud_or_exit
if [[ $VOLUME_DRIVER != cinder || ${CINDER_CSI_ENABLED,,} != true ]]; then exit 0; fi

plugin=$(image "registry.k8s.io/provider-os/cinder-csi-plugin:$CINDER_CSI_PLUGIN_TAG")
# One of the programs that stand between the API and the driver. Arguments: name, tag, further arguments with commas.
helper() {
    cat << CONTAINER
      - name: $1
        image: $(image "registry.k8s.io/sig-storage/$1:$2")
        args: [--csi-address=/csi/csi.sock${3:+, $3}]
        volumeMounts: [{name: socket, mountPath: /csi}]
CONTAINER
}

apply << MANIFEST || fail "The API did not take Cinder's volume driver"
apiVersion: storage.k8s.io/v1
kind: CSIDriver
metadata: {name: cinder.csi.openstack.org}
spec: {attachRequired: true, podInfoOnMount: true, volumeLifecycleModes: [Persistent, Ephemeral]}
---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: cinder, annotations: {storageclass.kubernetes.io/is-default-class: "true"}}
provisioner: cinder.csi.openstack.org
allowVolumeExpansion: true
reclaimPolicy: Delete
volumeBindingMode: Immediate
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: cinder-csi-controller, namespace: kube-system}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: cinder-csi-node, namespace: kube-system}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: cinder-csi-controller}
rules:
- {apiGroups: [""], resources: [persistentvolumes], verbs: [get, list, watch, create, patch, update, delete]}
- {apiGroups: [""], resources: [persistentvolumeclaims], verbs: [get, list, watch, patch, update]}
- {apiGroups: [""], resources: [persistentvolumeclaims/status], verbs: [patch, update]}
- {apiGroups: [""], resources: [nodes, pods], verbs: [get, list, watch]}
- {apiGroups: [""], resources: [events], verbs: [get, list, watch, create, patch, update]}
- {apiGroups: [storage.k8s.io], resources: [storageclasses, csinodes, volumeattributesclasses], verbs: [get, list, watch]}
- {apiGroups: [storage.k8s.io], resources: [volumeattachments], verbs: [get, list, watch, patch, update]}
- {apiGroups: [storage.k8s.io], resources: [volumeattachments/status], verbs: [patch]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: cinder-csi-controller}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cinder-csi-controller}
subjects:
- {kind: ServiceAccount, name: cinder-csi-controller, namespace: kube-system}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: cinder-csi-controller, namespace: kube-system}
spec:
  selector: {matchLabels: {app: cinder-csi-controller}}
  strategy: {type: Recreate}
  template:
    metadata: {labels: {app: cinder-csi-controller}}
    spec:
      serviceAccountName: cinder-csi-controller
      priorityClassName: system-cluster-critical
      tolerations: [{key: node-role.kubernetes.io/control-plane, effect: NoSchedule}]
      containers:
$(helper csi-attacher "$CSI_ATTACHER_TAG" --timeout=3m)
$(helper csi-provisioner "$CSI_PROVISIONER_TAG" '--timeout=3m, --default-fstype=ext4, --extra-create-metadata')
$(helper csi-resizer "$CSI_RESIZER_TAG" --timeout=3m)
      - name: cinder-csi-plugin
        image: $plugin
        args:
        - /bin/cinder-csi-plugin
        - --endpoint=unix:///csi/csi.sock
        - --cloud-config=/etc/config/cloud.conf
        - --cluster=$CLUSTER_UUID
        volumeMounts:
        - {name: socket, mountPath: /csi}
        - {name: cloud, mountPath: /etc/config, readOnly: true}
      volumes:
      - {name: socket, emptyDir: {}}
      - {name: cloud, secret: {secretName: cloud-config}}
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: cinder-csi-node, namespace: kube-system}
spec:
  selector: {matchLabels: {app: cinder-csi-node}}
  template:
    metadata: {labels: {app: cinder-csi-node}}
    spec:
      serviceAccountName: cinder-csi-node
      automountServiceAccountToken: false
      priorityClassName: system-node-critical
      hostNetwork: true
      tolerations: [{operator: Exists, effect: NoSchedule}]
      containers:
      - name: csi-node-driver-registrar
        image: $(image "registry.k8s.io/sig-storage/csi-node-driver-registrar:$CSI_NODE_DRIVER_REGISTRAR_TAG")
        args:
        - --csi-address=/csi/csi.sock
        - --kubelet-registration-path=/var/lib/kubelet/plugins/cinder.csi.openstack.org/csi.sock
        volumeMounts:
        - {name: socket, mountPath: /csi}
        - {name: registration, mountPath: /registration}
      - name: cinder-csi-plugin
        image: $plugin
        args:
        - /bin/cinder-csi-plugin
        - --endpoint=unix:///csi/csi.sock
        - --cloud-config=/etc/config/cloud.conf
        securityContext: {privileged: true}
        volumeMounts:
        - {name: socket, mountPath: /csi}
        - {name: kubelet, mountPath: /var/lib/kubelet, mountPropagation: Bidirectional}
        - {name: devices, mountPath: /dev, mountPropagation: HostToContainer}
        - {name: cloud, mountPath: /etc/config, readOnly: true}
      volumes:
      - {name: socket, hostPath: {path: /var/lib/kubelet/plugins/cinder.csi.openstack.org, type: DirectoryOrCreate}}
      - {name: registration, hostPath: {path: /var/lib/kubelet/plugins_registry, type: DirectoryOrCreate}}
      - {name: kubelet, hostPath: {path: /var/lib/kubelet, type: Directory}}
      - {name: devices, hostPath: {path: /dev, type: Directory}}
      - {name: cloud, secret: {secretName: cloud-config}}
MANIFEST
