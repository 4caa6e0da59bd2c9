#!/bin/bash
# The host as Kubernetes wants it: forwarding, no surprise reboots.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"

hostnamectl set-hostname "$NODE_NAME"
if [[ $SELINUX_MODE == permissive ]]; then
    setenforce 0 || true
    sed -i 's/^SELINUX=.*/SELINUX=permissive/' /etc/selinux/config
fi

# Automatic updates reboot servers without draining them; who runs the cluster decides when.
install -d -m 0755 /etc/zincati/config.d
printf '[updates]\nenabled = false\n' > /etc/zincati/config.d/90-magnum.toml
chmod 0644 /etc/zincati/config.d/90-magnum.toml
systemctl restart zincati 2> /dev/null || true

printf 'br_netfilter\noverlay\n' > /etc/modules-load.d/kubernetes.conf
cat > /etc/sysctl.d/90-kubernetes.conf << 'SYSCTL'
net.ipv4.ip_forward = 1
net.bridge.bridge-nf-call-iptables = 1
net.bridge.bridge-nf-call-ip6tables = 1
SYSCTL
chmod 0644 /etc/modules-load.d/kubernetes.conf /etc/sysctl.d/90-kubernetes.conf
modprobe --all br_netfilter overlay
sysctl --quiet --load /etc/sysctl.d/90-kubernetes.conf
