#!/bin/bash
# Whom the host trusts, for containers. Used by steps, after step.sh.

# Copies all authorities that the host trusts to authorities.pem in a folder, where the cloud's own is among them; without one there
# is nothing to copy, and it returns 1. Argument: the folder.
copy_authorities() {
    local bundle
    if [[ -z $OPENSTACK_CA ]]; then return 1; fi
    for bundle in ${BUNDLES:-/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem /etc/ssl/certs/ca-certificates.crt}; do
        if [[ ! -s $bundle ]]; then continue; fi
        install -m 0644 "$bundle" "$1/authorities.pem"
        return 0
    done
    fail "The authorities that this server trusts are not where they were looked for, and its containers could not trust the cloud's own"
}
