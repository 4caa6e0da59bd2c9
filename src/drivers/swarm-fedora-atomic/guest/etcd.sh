#!/bin/bash
# The store in which managers and workers find each other. One master needs nobody; several meet at the discovery URL.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/../../server/guest/discovery-proxy.sh
source "$(dirname "$0")/discovery-proxy.sh"

command -v etcd > /dev/null || fail 'The image of the masters has no etcd; Fedora Atomic up to release 26 does'

scheme=http
if [[ $TLS_DISABLED != True ]]; then scheme=https; fi

install -d -m 0755 /etc/etcd
{
    echo "ETCD_NAME=\"$NODE_NAME\""
    echo 'ETCD_DATA_DIR="/var/lib/etcd/default.etcd"'
    echo "ETCD_LISTEN_CLIENT_URLS=\"$scheme://$NODE_IP:2379,http://127.0.0.1:2379\""
    echo "ETCD_LISTEN_PEER_URLS=\"$scheme://$NODE_IP:2380\""
    echo "ETCD_ADVERTISE_CLIENT_URLS=\"$scheme://$NODE_IP:2379\""
    echo "ETCD_INITIAL_ADVERTISE_PEER_URLS=\"$scheme://$NODE_IP:2380\""
    if [[ $MASTER_COUNT == 1 ]]; then
        echo "ETCD_INITIAL_CLUSTER=\"$NODE_NAME=$scheme://$NODE_IP:2380\""
    else
        echo "ETCD_DISCOVERY=\"$ETCD_DISCOVERY_URL\""
        by=$(discovery_proxy)
        if [[ -n $by ]]; then echo "ETCD_DISCOVERY_PROXY=\"$by\""; fi
    fi
    if [[ $scheme == https ]]; then
        for side in ETCD ETCD_PEER; do
            echo "${side}_CERT_FILE=\"/etc/etcd/certs/server.crt\""
            echo "${side}_KEY_FILE=\"/etc/etcd/certs/server.key\""
            echo "${side}_TRUSTED_CA_FILE=\"/etc/etcd/certs/ca.crt\""
            echo "${side}_CLIENT_CERT_AUTH=\"true\""
        done
    fi
} > /etc/etcd/etcd.conf
chmod 0644 /etc/etcd/etcd.conf

if [[ $scheme == https ]]; then
    install -d -m 0750 -o root -g etcd /etc/etcd/certs
    install -m 0640 -o root -g etcd /etc/docker/{ca.crt,server.crt,server.key} /etc/etcd/certs/
fi

systemctl enable etcd
systemctl restart etcd || fail "etcd did not start; with several masters all must reach $ETCD_DISCOVERY_URL"
is_healthy() { curl --silent --fail --max-time 5 --noproxy '*' --output /dev/null http://127.0.0.1:2379/health; }
try 60 5 is_healthy || fail 'etcd started but did not become healthy within five minutes'
