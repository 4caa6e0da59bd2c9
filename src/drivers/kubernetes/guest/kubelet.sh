#!/bin/bash
# The kubelet: starts the static pods, those that come later too, and makes this server a node.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/kubernetes.sh
source "$(dirname "$0")/kubernetes.sh"

write_kubeconfig "$KUBERNETES/kubelet.conf" kubelet
taints='[]'
if is_master; then taints='[{key: node-role.kubernetes.io/control-plane, effect: NoSchedule}]'; fi

# A name server on this very host is of no use in pods, so they get those that systemd-resolved asks, where it runs.
resolv=/run/systemd/resolve/resolv.conf
if [[ ! -e $resolv ]]; then resolv=/etc/resolv.conf; fi

# Hosts of old have the first version of control groups alone, which a kubelet of today takes only when told so.
old_cgroups=
if [[ ! -e ${CGROUPS:-/sys/fs/cgroup}/cgroup.controllers ]]; then old_cgroups='failCgroupV1: false'; fi

cat > "$KUBERNETES/kubelet.yaml" << CONFIG
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
authentication:
  anonymous: {enabled: false}
  webhook: {enabled: true}
  x509: {clientCAFile: $CERTIFICATES/ca.crt}
authorization: {mode: Webhook}
cgroupDriver: systemd
clusterDNS: ["$DNS_SERVICE_IP"]
clusterDomain: $DNS_CLUSTER_DOMAIN
containerRuntimeEndpoint: unix:///run/containerd/containerd.sock
resolvConf: $resolv
registerWithTaints: $taints
staticPodPath: $MANIFESTS
tlsCertFile: $CERTIFICATES/kubelet.crt
tlsPrivateKeyFile: $CERTIFICATES/kubelet.key
$old_cgroups
CONFIG
# The cloud controller manager tells the rest about the server before pods come to it.
provider=
if [[ $CLOUD_PROVIDER_ENABLED == True ]]; then provider=--cloud-provider=external; fi

cat > "${UNITS:-/etc/systemd/system}/kubelet.service" << UNIT
[Unit]
Description=The kubelet, which makes this server a node of its cluster
After=containerd.service network-online.target
Wants=network-online.target
Requires=containerd.service

[Service]
ExecStart=$PROGRAMS/kubelet --config=$KUBERNETES/kubelet.yaml --kubeconfig=$KUBERNETES/kubelet.conf \\
    --hostname-override=$NODE_NAME --node-ip=$NODE_IP $provider $KUBELET_OPTIONS
Restart=always
RestartSec=10

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable kubelet
systemctl restart kubelet
