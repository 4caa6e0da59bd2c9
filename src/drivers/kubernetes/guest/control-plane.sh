#!/bin/bash
# API server, controller manager and scheduler in static pods, which the kubelet starts as soon as they are written.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/kubernetes.sh
source "$(dirname "$0")/kubernetes.sh"

write_kubeconfig "$KUBECONFIG" admin
write_kubeconfig "$KUBERNETES/controller-manager.conf" controller-manager
write_kubeconfig "$KUBERNETES/scheduler.conf" scheduler

admission=
if [[ -n $ADMISSION_CONTROL_LIST ]]; then admission="    - --enable-admission-plugins=$ADMISSION_CONTROL_LIST"; fi

# Writes a static pod with one container on the host's network.
# Arguments: name, port of its health, path of its health, then its options on standard input.
static_pod() {
    local name=$1 port=$2 path=$3
    cat > "$MANIFESTS/$name.yaml" << MANIFEST
apiVersion: v1
kind: Pod
metadata:
  name: $name
  namespace: kube-system
spec:
  hostNetwork: true
  priorityClassName: system-node-critical
  containers:
  - name: $name
    image: $(image "registry.k8s.io/$name:$KUBE_TAG")
    command:
    - $name
$(cat)
    livenessProbe:
      httpGet: {scheme: HTTPS, host: 127.0.0.1, port: $port, path: $path}
      initialDelaySeconds: 15
      timeoutSeconds: 15
      failureThreshold: 8
    volumeMounts:
    - {name: kubernetes, mountPath: $KUBERNETES, readOnly: true}
  volumes:
  - {name: kubernetes, hostPath: {path: $KUBERNETES, type: Directory}}
MANIFEST
}

static_pod kube-apiserver 6443 /livez << OPTIONS
    - --advertise-address=$NODE_IP
    - --secure-port=6443
    - --allow-privileged=true
    - --anonymous-auth=true
    - --authorization-mode=Node,RBAC
    - --client-ca-file=$CERTIFICATES/ca.crt
    - --tls-cert-file=$CERTIFICATES/apiserver.crt
    - --tls-private-key-file=$CERTIFICATES/apiserver.key
    - --kubelet-client-certificate=$CERTIFICATES/apiserver-kubelet-client.crt
    - --kubelet-client-key=$CERTIFICATES/apiserver-kubelet-client.key
    - --kubelet-preferred-address-types=InternalIP,Hostname
    - --etcd-servers=https://127.0.0.1:2379
    - --etcd-cafile=$CERTIFICATES/etcd/ca.crt
    - --etcd-certfile=$CERTIFICATES/apiserver-etcd-client.crt
    - --etcd-keyfile=$CERTIFICATES/apiserver-etcd-client.key
    - --requestheader-client-ca-file=$CERTIFICATES/front-proxy-ca.crt
    - --requestheader-allowed-names=front-proxy-client
    - --requestheader-username-headers=X-Remote-User
    - --requestheader-group-headers=X-Remote-Group
    - --requestheader-extra-headers-prefix=X-Remote-Extra-
    - --proxy-client-cert-file=$CERTIFICATES/front-proxy-client.crt
    - --proxy-client-key-file=$CERTIFICATES/front-proxy-client.key
    - --service-cluster-ip-range=$SERVICE_CLUSTER_IP_RANGE
    - --service-account-issuer=https://kubernetes.default.svc.$DNS_CLUSTER_DOMAIN
    - --service-account-key-file=$CERTIFICATES/sa.pub
    - --service-account-signing-key-file=$CERTIFICATES/sa.key
$admission
$(extra_arguments "$KUBEAPI_OPTIONS")
OPTIONS
static_pod kube-controller-manager 10257 /healthz << OPTIONS
    - --kubeconfig=$KUBERNETES/controller-manager.conf
    - --authentication-kubeconfig=$KUBERNETES/controller-manager.conf
    - --authorization-kubeconfig=$KUBERNETES/controller-manager.conf
    - --bind-address=127.0.0.1
    - --leader-elect=true
    - --use-service-account-credentials=true
    - --root-ca-file=$CERTIFICATES/ca.crt
    - --service-account-private-key-file=$CERTIFICATES/sa.key
    - --service-cluster-ip-range=$SERVICE_CLUSTER_IP_RANGE
    - --cluster-cidr=$PODS_NETWORK_CIDR
    - --allocate-node-cidrs=true
    - --node-cidr-mask-size=$FLANNEL_NETWORK_SUBNETLEN
$(extra_arguments "$KUBECONTROLLER_OPTIONS")
OPTIONS
static_pod kube-scheduler 10259 /healthz << OPTIONS
    - --kubeconfig=$KUBERNETES/scheduler.conf
    - --authentication-kubeconfig=$KUBERNETES/scheduler.conf
    - --authorization-kubeconfig=$KUBERNETES/scheduler.conf
    - --bind-address=127.0.0.1
    - --leader-elect=true
$(extra_arguments "$KUBESCHEDULER_OPTIONS")
OPTIONS
