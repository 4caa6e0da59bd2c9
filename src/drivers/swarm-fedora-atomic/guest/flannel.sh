#!/bin/bash
# Connects containers across servers with flannel, when it was chosen over Docker's own networks.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"

if [[ $NETWORK_DRIVER != flannel ]]; then exit 0; fi
command -v flanneld > /dev/null || fail 'The image has no flannel; Fedora Atomic up to release 26 does'

prefix=/atomic.io/network
config="{\"Network\": $(json_string "$FLANNEL_NETWORK_CIDR"), \"SubnetLen\": $FLANNEL_NETWORK_SUBNETLEN,"
config+=" \"Backend\": {\"Type\": $(json_string "$FLANNEL_BACKEND")}}"

if [[ -z $MASTER_ADDRESSES ]]; then
    try 10 3 curl --silent --show-error --fail --max-time 10 --noproxy '*' --output /dev/null \
        --request PUT --data-urlencode "value=$config" "http://127.0.0.1:2379/v2/keys$prefix/config" ||
        fail "etcd did not take flannel's network configuration"
    endpoints=http://127.0.0.1:2379
    options=
else
    scheme=http
    options=
    if [[ $TLS_DISABLED != True ]]; then
        scheme=https
        options='-etcd-cafile=/etc/docker/ca.crt -etcd-certfile=/etc/docker/server.crt -etcd-keyfile=/etc/docker/server.key'
    fi
    endpoints=$scheme://${MASTER_ADDRESSES//,/:2379,$scheme://}:2379
fi

cat > /etc/sysconfig/flanneld << CONFIG
FLANNEL_ETCD_ENDPOINTS="$endpoints"
FLANNEL_ETCD_PREFIX="$prefix"
FLANNEL_OPTIONS="$options"
CONFIG
systemctl enable flanneld
systemctl restart flanneld || fail "flannel did not start; it needs etcd at $endpoints"
