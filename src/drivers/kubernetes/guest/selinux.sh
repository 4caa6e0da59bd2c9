#!/bin/bash
# SELinux as was asked for, on hosts of Fedora.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"

if [[ $SELINUX_MODE == permissive ]]; then
    setenforce 0 || true
    sed -i 's/^SELINUX=.*/SELINUX=permissive/' /etc/selinux/config
fi
