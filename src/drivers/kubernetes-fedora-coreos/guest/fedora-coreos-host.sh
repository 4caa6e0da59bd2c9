#!/bin/bash
# Fedora CoreOS as Kubernetes wants it: SELinux as was asked for, no surprise reboots.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"

if [[ $SELINUX_MODE == permissive ]]; then
    setenforce 0 || true
    sed -i 's/^SELINUX=.*/SELINUX=permissive/' /etc/selinux/config
fi

# Automatic updates reboot servers without draining them; who runs the cluster decides when.
install -d -m 0755 /etc/zincati/config.d
printf '[updates]\nenabled = false\n' > /etc/zincati/config.d/90-magnum.toml
chmod 0644 /etc/zincati/config.d/90-magnum.toml
systemctl restart zincati 2> /dev/null || true
