#!/bin/bash
# Trusts the authority that the cloud's own APIs show, where it is not a public one.
# shellcheck source=SCRIPTDIR/step.sh
source "$(dirname "$0")/step.sh"

if [[ -z $OPENSTACK_CA ]]; then exit 0; fi

if command -v update-ca-trust > /dev/null; then
    anchor=/etc/pki/ca-trust/source/anchors/openstack.pem
    update="update-ca-trust"
elif [[ ! -w /usr/local ]]; then
    # Container Linux, which reads the authorities from where it also puts them.
    anchor=/etc/ssl/certs/openstack.pem
    update="update-ca-certificates"
else
    anchor=/usr/local/share/ca-certificates/openstack.crt
    update="update-ca-certificates"
fi
base64 --decode <<< "$OPENSTACK_CA" > "$anchor"
chmod 0644 "$anchor"
"$update"
