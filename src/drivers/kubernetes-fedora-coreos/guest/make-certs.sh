#!/bin/bash
# Keys and certificates of every component on this server, and the kubeconfigs that use them.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/../../certificates/guest/magnum-ca.sh
source "$(dirname "$0")/magnum-ca.sh"
# shellcheck source=SCRIPTDIR/kubernetes.sh
source "$(dirname "$0")/kubernetes.sh"

export KEY_BITS=${KEY_BITS:-2048}
install -d -m 0755 "$CERTIFICATES"
get_token
fetch_ca "$CERTIFICATES/ca.crt"

request_certificate "$CERTIFICATES/kubelet" "/O=system:nodes/CN=system:node:$NODE_NAME" 'clientAuth, serverAuth' \
    "$(own_names)"
request_certificate "$CERTIFICATES/kube-proxy" /CN=system:kube-proxy clientAuth ''
if is_master; then
    service=kubernetes.default.svc
    names="$(own_names),IP:$KUBERNETES_SERVICE_IP,DNS:kubernetes,DNS:kubernetes.default,DNS:$service"
    request_certificate "$CERTIFICATES/apiserver" /CN=kube-apiserver serverAuth "$names,DNS:$service.$DNS_CLUSTER_DOMAIN"
    request_certificate "$CERTIFICATES/apiserver-client" /O=system:masters/CN=kube-apiserver-client clientAuth ''
    request_certificate "$CERTIFICATES/etcd" "/CN=etcd-$NODE_NAME" 'clientAuth, serverAuth' "$(own_names)"
    request_certificate "$CERTIFICATES/admin" /O=system:masters/CN=admin clientAuth ''
    request_certificate "$CERTIFICATES/controller-manager" /CN=system:kube-controller-manager clientAuth ''
    request_certificate "$CERTIFICATES/scheduler" /CN=system:kube-scheduler clientAuth ''
fi
for certificate in "$CERTIFICATES"/*.crt; do
    openssl verify -CAfile "$CERTIFICATES/ca.crt" "$certificate" > /dev/null ||
        fail "The certificate ${certificate##*/} does not verify against the cluster's CA"
done
