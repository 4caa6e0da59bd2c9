#!/bin/bash
# What runs on the host and not in a pod: kubelet, kubectl, containerd, runc and the basic network plugins.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/kubernetes.sh
source "$(dirname "$0")/kubernetes.sh"

case $(uname -m) in
    x86_64) arch=amd64 ;;
    aarch64) arch=arm64 ;;
    *) fail "There is no build of Kubernetes for $(uname -m)" ;;
esac
work=$(mktemp -d /var/tmp/install.XXXXXX)
github=https://github.com

for program in kubelet kubectl; do
    url=https://dl.k8s.io/release/$KUBE_TAG/bin/linux/$arch/$program
    download "$url" "$work/$program"
    download "$url.sha256" "$work/$program.sha256"
    check_sum "$work/$program" "$(cat "$work/$program.sha256")"
    install -m 0755 "$work/$program" "/usr/local/bin/$program"
done

archive=containerd-static-$CONTAINERD_VERSION-linux-$arch.tar.gz
url=$github/containerd/containerd/releases/download/v$CONTAINERD_VERSION/$archive
download "$url" "$work/$archive"
download "$url.sha256sum" "$work/containerd.sum"
check_sum "$work/$archive" "$(cut -d ' ' -f 1 "$work/containerd.sum")"
tar --extract --gzip --no-same-owner --file "$work/$archive" --directory /usr/local

url=$github/opencontainers/runc/releases/download/v$RUNC_VERSION
download "$url/runc.$arch" "$work/runc.$arch"
download "$url/runc.sha256sum" "$work/runc.sum"
check_sum "$work/runc.$arch" "$(sed -n "s/^\([0-9a-f]*\) .*runc\.$arch\$/\1/p" "$work/runc.sum")"
install -m 0755 "$work/runc.$arch" /usr/local/bin/runc

archive=cni-plugins-linux-$arch-$CNI_PLUGINS_TAG.tgz
url=$github/containernetworking/plugins/releases/download/$CNI_PLUGINS_TAG/$archive
download "$url" "$work/$archive"
download "$url.sha256" "$work/cni.sum"
check_sum "$work/$archive" "$(cut -d ' ' -f 1 "$work/cni.sum")"
install -d -m 0755 /opt/cni/bin
tar --extract --gzip --no-same-owner --file "$work/$archive" --directory /opt/cni/bin

rm -rf "$work"
restorecon -R /usr/local/bin /opt/cni/bin || true
