#!/bin/bash
# Makes this server's packages of DC/OS from its settings and installs them as a master or an agent. Every server makes
# its own, so that none has to serve them to the others.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/../../server/guest/discovery.sh
source "$(dirname "$0")/discovery.sh"

work=${DCOS:-/opt/dcos-install}
role=slave
if [[ -n $MASTER_ADDRESSES ]]; then
    IFS=, read -ra masters <<< "$MASTER_ADDRESSES"
else
    role=master
    wait_for_masters "$MASTER_COUNT"
fi

printf '#!/bin/sh\necho %s\n' "$NODE_IP" > "$work/genconf/ip-detect"
{
    base64 --decode <<< "$DCOS_CONFIG"
    echo "bootstrap_url: file://$work/genconf/serve"
    echo 'platform: openstack'
    # DC/OS lets masters be found by a balancer only where they meet at a store of their own.
    if [[ -n $API_ADDRESSES && $DCOS_STATIC != True ]]; then
        echo 'master_discovery: master_http_loadbalancer'
        echo "exhibitor_address: ${API_ADDRESSES%%,*}"
        echo "num_masters: $MASTER_COUNT"
    else
        echo 'master_discovery: static'
        echo 'master_list:'
        printf '%s\n' "${masters[@]}" | sort --version-sort | head -n "$MASTER_COUNT" | sed 's/^/- /'
    fi
} > "$work/genconf/config.yaml"
chmod 0600 "$work/genconf/config.yaml"
chmod 0755 "$work/genconf/ip-detect"

cd "$work"
said=$(bash dcos_generate_config.sh --genconf 2>&1) || fail "DC/OS does not take its settings: $(tail -n 1 <<< "$said")"
said=$(bash genconf/serve/dcos_install.sh "$role" 2>&1) || fail "DC/OS could not be installed: $(tail -n 1 <<< "$said")"
rm -f "$work/genconf/config.yaml"
