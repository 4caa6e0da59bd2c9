#!/bin/bash
# The kubelet: starts the static pods, and makes this server a node.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/kubernetes.sh
source "$(dirname "$0")/kubernetes.sh"
# shellcheck source=SCRIPTDIR/service-account.sh
source "$(dirname "$0")/service-account.sh"

write_kubeconfig /etc/kubernetes/kubelet.kubeconfig kubelet
taints='[]'
if is_master; then taints='[{key: node-role.kubernetes.io/control-plane, effect: NoSchedule}]'; fi

cat > /etc/kubernetes/kubelet.yaml << CONFIG
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
resolvConf: /run/systemd/resolve/resolv.conf
registerWithTaints: $taints
staticPodPath: $MANIFESTS
tlsCertFile: $CERTIFICATES/kubelet.crt
tlsPrivateKeyFile: $CERTIFICATES/kubelet.key
CONFIG
cat > /etc/systemd/system/kubelet.service << UNIT
[Unit]
Description=The kubelet, which makes this server a node of its cluster
After=containerd.service network-online.target
Wants=network-online.target
Requires=containerd.service

[Service]
ExecStart=/usr/local/bin/kubelet --config=/etc/kubernetes/kubelet.yaml --kubeconfig=/etc/kubernetes/kubelet.kubeconfig \\
    --hostname-override=$NODE_NAME --node-ip=$NODE_IP $KUBELET_OPTIONS
Restart=always
RestartSec=10

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable kubelet
systemctl restart kubelet

if is_master; then
    share_service_account_key
    try 60 10 kubectl get --raw /readyz > /dev/null 2>&1 ||
        fail 'The API server did not become ready within ten minutes; see crictl ps and journalctl -u kubelet'
    try 30 10 kubectl label --overwrite node "$NODE_NAME" node-role.kubernetes.io/control-plane= > /dev/null ||
        fail "The kubelet did not register this server as a node; see journalctl -u kubelet"
fi
