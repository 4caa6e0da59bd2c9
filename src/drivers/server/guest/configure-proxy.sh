#!/bin/bash
# Sends what containers' images come through by the proxies that were named; the cluster itself is not proxied.
# shellcheck source=SCRIPTDIR/step.sh
source "$(dirname "$0")/step.sh"

if [[ -z $HTTP_PROXY && -z $HTTPS_PROXY ]]; then exit 0; fi

direct=127.0.0.1,localhost,.svc,.cluster.local,$NODE_IP
for address in $NODE_FLOATING_IP ${API_ADDRESSES//,/ } ${MASTER_ADDRESSES//,/ }; do direct+=,$address; done
if [[ -n $NO_PROXY ]]; then direct+=,$NO_PROXY; fi

# Quotes for a value of Environment= in a systemd unit, where % means something too.
unit_quoted() {
    sed 's/[\\"]/\\&/g; s/%/%%/g' <<< "$1"
}

for service in docker containerd kubelet; do
    install -d -m 0755 "/etc/systemd/system/$service.service.d"
    cat > "/etc/systemd/system/$service.service.d/proxy.conf" << UNIT
[Service]
Environment="HTTP_PROXY=$(unit_quoted "$HTTP_PROXY")"
Environment="HTTPS_PROXY=$(unit_quoted "$HTTPS_PROXY")"
Environment="NO_PROXY=$(unit_quoted "$direct")"
UNIT
    chmod 0600 "/etc/systemd/system/$service.service.d/proxy.conf"
done
systemctl daemon-reload
