#!/bin/bash
# Brings kubeadm and tells it of the cluster. The cluster's authorities are external ones to it: their keys
# never leave Magnum, and it takes the certificates and kubeconfigs that are there.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/../../kubernetes/guest/kubernetes.sh
source "$(dirname "$0")/kubernetes.sh"
# shellcheck source=SCRIPTDIR/../../server/guest/discovery.sh
source "$(dirname "$0")/discovery.sh"
# shellcheck source=SCRIPTDIR/kubeadm.sh
source "$(dirname "$0")/kubeadm.sh"

install_release kubeadm

for component in kubelet controller-manager scheduler admin; do
    write_kubeconfig "$KUBERNETES/$component.conf" "$component"
done
write_kubeconfig "$KUBERNETES/super-admin.conf" admin

# etcd's members, who are named by their addresses, met at the discovery URL once; an upgrade does not ask again.
if [[ ! -s $KUBERNETES/masters ]]; then
    if [[ $MASTER_COUNT != 1 && -z $ETCD_DISCOVERY_URL ]]; then
        fail 'Several masters need a discovery URL to meet at, and there is none'
    fi
    wait_for_masters "$MASTER_COUNT"
    printf '%s\n' "${masters[@]}" > "$KUBERNETES/masters"
fi
members=$(sed 's|.*|&=https://&:2380|' "$KUBERNETES/masters" | paste --serial --delimiters ,)

repository=${CONTAINER_INFRA_PREFIX%/}
endpoint=${API_ADDRESSES%%,*}
admission=${ADMISSION_CONTROL_LIST:+--enable-admission-plugins=$ADMISSION_CONTROL_LIST}

cat > "$KUBERNETES/kubeadm.yaml" << CONFIG
apiVersion: kubeadm.k8s.io/$api
kind: InitConfiguration
localAPIEndpoint: {advertiseAddress: $NODE_IP, bindPort: 6443}
nodeRegistration: {name: $NODE_NAME, criSocket: "unix:///run/containerd/containerd.sock"}
---
apiVersion: kubeadm.k8s.io/$api
kind: ClusterConfiguration
kubernetesVersion: $KUBE_TAG
imageRepository: ${repository:-registry.k8s.io}
certificatesDir: $CERTIFICATES
controlPlaneEndpoint: ${endpoint:-$NODE_IP}:6443
networking:
  podSubnet: $PODS_NETWORK_CIDR
  serviceSubnet: $SERVICE_CLUSTER_IP_RANGE
  dnsDomain: $DNS_CLUSTER_DOMAIN
apiServer:
  certSANs:
$(for address in 127.0.0.1 $NODE_FLOATING_IP ${API_ADDRESSES//,/ }; do echo "  - $address"; done)
  extraArgs:
$(extra_args "$admission $KUBEAPI_OPTIONS")
controllerManager:
  extraArgs:
$(extra_args "--node-cidr-mask-size=$FLANNEL_NETWORK_SUBNETLEN $KUBECONTROLLER_OPTIONS")
scheduler:
  extraArgs:
$(extra_args "$KUBESCHEDULER_OPTIONS")
etcd:
  local:
    imageTag: $ETCD_TAG
    extraArgs:
$(extra_args "--name=$NODE_IP --initial-cluster=$members")
dns:
  imageTag: $COREDNS_TAG
CONFIG
