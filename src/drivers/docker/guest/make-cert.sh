#!/bin/bash
# One key and certificate for all that speaks TLS here: the Docker daemon, etcd, the Swarm manager.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/../../certificates/guest/magnum-ca.sh
source "$(dirname "$0")/magnum-ca.sh"

if [[ $TLS_DISABLED == True ]]; then exit 0; fi

certificates=${CERTIFICATES:-/etc/docker}
install -d -m 0755 "$certificates"
get_token
take_ca "$certificates/ca.crt"
request_certificate "$certificates/server" /CN=swarm.invalid 'clientAuth, serverAuth' "$(own_names)"
signer "$certificates/ca.crt" "$certificates/server.crt" > /dev/null ||
    fail "The certificate that was signed does not verify against the cluster's CA"
