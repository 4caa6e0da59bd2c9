#!/bin/bash
# The cluster's store, in a static pod. One master needs nobody; several meet at the discovery URL.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/kubernetes.sh
source "$(dirname "$0")/kubernetes.sh"
# shellcheck source=SCRIPTDIR/../../server/guest/discovery-proxy.sh
source "$(dirname "$0")/discovery-proxy.sh"

meeting=(--initial-cluster="$NODE_NAME=https://$NODE_IP:2380")
environment='[]'
if [[ $MASTER_COUNT != 1 ]]; then
    [[ -n $ETCD_DISCOVERY_URL ]] || fail 'Several masters need a discovery URL to meet at, and there is none'
    meeting=(--discovery="$ETCD_DISCOVERY_URL")
    # etcd takes no proxy from its environment.
    by=$(discovery_proxy)
    if [[ -n $by ]]; then meeting+=(--discovery-proxy="$by"); fi
    if [[ -n $OPENSTACK_CA ]]; then
        base64 --decode <<< "$OPENSTACK_CA" > "$CERTIFICATES/etcd/openstack.pem"
        environment='[{name: SSL_CERT_FILE, value: /pki/openstack.pem}]'
    fi
fi

install -d -m 0755 "$MANIFESTS"
cat > "$MANIFESTS/etcd.yaml" << MANIFEST
apiVersion: v1
kind: Pod
metadata:
  name: etcd
  namespace: kube-system
spec:
  hostNetwork: true
  priorityClassName: system-node-critical
  containers:
  - name: etcd
    image: $(image "registry.k8s.io/etcd:$ETCD_TAG")
    command:
    - etcd
    - --name=$NODE_NAME
    - --data-dir=/var/lib/etcd
    - --listen-client-urls=https://127.0.0.1:2379,https://$NODE_IP:2379
    - --advertise-client-urls=https://$NODE_IP:2379
    - --listen-peer-urls=https://$NODE_IP:2380
    - --initial-advertise-peer-urls=https://$NODE_IP:2380
$(for option in "${meeting[@]}"; do echo "    - $(json_string "$option")"; done)
    - --client-cert-auth=true
    - --cert-file=/pki/server.crt
    - --key-file=/pki/server.key
    - --trusted-ca-file=/pki/ca.crt
    - --peer-client-cert-auth=true
    - --peer-cert-file=/pki/peer.crt
    - --peer-key-file=/pki/peer.key
    - --peer-trusted-ca-file=/pki/ca.crt
    env: $environment
    volumeMounts:
    - {name: data, mountPath: /var/lib/etcd}
    - {name: pki, mountPath: /pki, readOnly: true}
  volumes:
  - {name: data, hostPath: {path: /var/lib/etcd, type: DirectoryOrCreate}}
  - {name: pki, hostPath: {path: $CERTIFICATES/etcd, type: Directory}}
MANIFEST
