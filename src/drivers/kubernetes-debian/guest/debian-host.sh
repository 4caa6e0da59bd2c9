#!/bin/bash
# What a Debian or Ubuntu image may lack and Kubernetes wants on the host, from the distribution's own packages.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"

packages=(ca-certificates conntrack curl ethtool iptables openssl xfsprogs)
is_installed() { dpkg-query --show --showformat '${db:Status-Status}\n' "${packages[@]}" 2> /dev/null; }
if [[ $(is_installed | grep --count '^installed$') == "${#packages[@]}" ]]; then exit 0; fi

export DEBIAN_FRONTEND=noninteractive
apt() { http_proxy=$HTTP_PROXY https_proxy=$HTTPS_PROXY apt-get --quiet --option DPkg::Lock::Timeout=300 "$@"; }
install_packages() { apt update && apt --yes --no-install-recommends install "${packages[@]}"; }
try 5 15 install_packages ||
    fail "Could not install the packages ${packages[*]}; a server without a way out needs a proxy or an image with them"
