#!/bin/bash
# Keys and certificates of every component on this server, in the places where kubeadm looks for them.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/../../certificates/guest/magnum-ca.sh
source "$(dirname "$0")/magnum-ca.sh"
# shellcheck source=SCRIPTDIR/kubernetes.sh
source "$(dirname "$0")/kubernetes.sh"

export KEY_BITS=${KEY_BITS:-2048}
install -d -m 0755 "$CERTIFICATES"
get_token
take_ca "$CERTIFICATES/ca.crt"
# Authorities of their own: who may use the API may not read etcd by itself, nor speak for others to the API.
if is_master; then
    install -d -m 0755 "$CERTIFICATES/etcd"
    AUTHORITY=etcd
    take_ca "$CERTIFICATES/etcd/ca.crt"
    AUTHORITY=front-proxy
    take_ca "$CERTIFICATES/front-proxy-ca.crt"
    AUTHORITY=kubernetes
fi

request_certificate "$CERTIFICATES/kubelet" "/O=system:nodes/CN=system:node:$NODE_NAME" 'clientAuth, serverAuth' \
    "$(own_names)"
request_certificate "$CERTIFICATES/kube-proxy" /CN=system:kube-proxy clientAuth ''
if is_master; then
    service=kubernetes.default.svc
    names="$(own_names),IP:$KUBERNETES_SERVICE_IP,DNS:kubernetes,DNS:kubernetes.default,DNS:$service"
    request_certificate "$CERTIFICATES/apiserver" /CN=kube-apiserver serverAuth "$names,DNS:$service.$DNS_CLUSTER_DOMAIN"
    request_certificate "$CERTIFICATES/apiserver-kubelet-client" /O=system:masters/CN=kube-apiserver-kubelet-client \
        clientAuth ''
    request_certificate "$CERTIFICATES/admin" /O=system:masters/CN=admin clientAuth ''
    request_certificate "$CERTIFICATES/controller-manager" /CN=system:kube-controller-manager clientAuth ''
    request_certificate "$CERTIFICATES/scheduler" /CN=system:kube-scheduler clientAuth ''

    AUTHORITY=etcd
    request_certificate "$CERTIFICATES/etcd/server" "/CN=$NODE_NAME" 'clientAuth, serverAuth' "$(own_names)"
    request_certificate "$CERTIFICATES/etcd/peer" "/CN=$NODE_NAME" 'clientAuth, serverAuth' "$(own_names)"
    request_certificate "$CERTIFICATES/apiserver-etcd-client" /CN=kube-apiserver-etcd-client clientAuth ''
    AUTHORITY=front-proxy
    request_certificate "$CERTIFICATES/front-proxy-client" /CN=front-proxy-client clientAuth ''
fi

# Whether certificates verify. Arguments: the authority's, then the others, by their names in the folder.
verify() {
    local authority=$1 name
    shift
    for name in "$@"; do
        signer "$CERTIFICATES/$authority.crt" "$CERTIFICATES/$name.crt" > /dev/null ||
            fail "The certificate $name does not verify against the authority that signed it"
    done
}
verify ca kubelet kube-proxy
if is_master; then
    verify ca apiserver apiserver-kubelet-client admin controller-manager scheduler
    verify etcd/ca etcd/server etcd/peer apiserver-etcd-client
    verify front-proxy-ca front-proxy-client
fi
