#!/bin/bash
# The host as Kubernetes wants it: its name in the cloud, forwarding, no swap.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"

hostnamectl set-hostname "$NODE_NAME"
swapoff --all

install -d -m 0755 /etc/modules-load.d /etc/sysctl.d
printf 'br_netfilter\noverlay\n' > /etc/modules-load.d/kubernetes.conf
cat > /etc/sysctl.d/90-kubernetes.conf << 'SYSCTL'
net.ipv4.ip_forward = 1
net.bridge.bridge-nf-call-iptables = 1
net.bridge.bridge-nf-call-ip6tables = 1
SYSCTL
chmod 0644 /etc/modules-load.d/kubernetes.conf /etc/sysctl.d/90-kubernetes.conf
modprobe --all br_netfilter overlay
sysctl --quiet --load /etc/sysctl.d/90-kubernetes.conf
