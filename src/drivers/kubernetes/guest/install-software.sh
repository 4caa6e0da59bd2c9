#!/bin/bash
# What runs on the host and not in a pod: kubelet, kubectl, containerd, runc and the basic network plugins.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/kubernetes.sh
source "$(dirname "$0")/kubernetes.sh"

find_architecture
[[ -e $PROGRAMS ]] || install -d -m 0755 "$PROGRAMS"
work=$(mktemp -d /var/tmp/install.XXXXXX)
github=https://github.com

install_release kubelet
install_release kubectl

archive=containerd-static-$CONTAINERD_VERSION-linux-$arch.tar.gz
url=$github/containerd/containerd/releases/download/v$CONTAINERD_VERSION/$archive
download "$url" "$work/$archive"
download "$url.sha256sum" "$work/containerd.sum"
check_sum "$work/$archive" "$(cut -d ' ' -f 1 "$work/containerd.sum")"
tar --extract --gzip --no-same-owner --file "$work/$archive" --directory "$PROGRAMS" --strip-components 1

url=$github/opencontainers/runc/releases/download/v$RUNC_VERSION
download "$url/runc.$arch" "$work/runc.$arch"
download "$url/runc.sha256sum" "$work/runc.sum"
check_sum "$work/runc.$arch" "$(sed -n "s/^\([0-9a-f]*\) .*runc\.$arch\$/\1/p" "$work/runc.sum")"
install -m 0755 "$work/runc.$arch" "$PROGRAMS/runc"

archive=cni-plugins-linux-$arch-$CNI_PLUGINS_TAG.tgz
url=$github/containernetworking/plugins/releases/download/$CNI_PLUGINS_TAG/$archive
download "$url" "$work/$archive"
download "$url.sha256" "$work/cni.sum"
check_sum "$work/$archive" "$(cut -d ' ' -f 1 "$work/cni.sum")"
install -d -m 0755 /opt/cni/bin
tar --extract --gzip --no-same-owner --file "$work/$archive" --directory /opt/cni/bin

rm -rf "$work"
restorecon -R "$PROGRAMS" /opt/cni/bin || true
