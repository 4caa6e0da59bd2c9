#!/bin/bash
# This server's etcd over its HTTP. Used by steps of masters, after magnum-ca.sh and kubernetes.sh.

# Asks etcd. Arguments: path, then options as for curl.
etcd() {
    local path=$1 authority
    shift
    authority=$(signer "$CERTIFICATES/etcd/ca.crt" "$CERTIFICATES/etcd/server.crt") || return 1
    curl --silent --fail --max-time 10 --noproxy '*' --cacert "$authority" \
        --cert "$CERTIFICATES/apiserver-etcd-client.crt" --key "$CERTIFICATES/apiserver-etcd-client.key" \
        "$@" "https://127.0.0.1:2379/$path"
}

# Whether this member is one of a quorum.
etcd_is_healthy() { etcd health > /dev/null; }
