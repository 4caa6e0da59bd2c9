#!/bin/bash
# Docker itself, where the image has none: from the distribution's own packages, through the proxy when there is one.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"

if command -v dockerd > /dev/null || command -v dockerd-current > /dev/null; then exit 0; fi
command -v apt-get > /dev/null || fail 'The image has no Docker, and only Debian and Ubuntu can have it installed'

export DEBIAN_FRONTEND=noninteractive
apt() { http_proxy=$HTTP_PROXY https_proxy=$HTTPS_PROXY apt-get --quiet -o DPkg::Lock::Timeout=300 "$@"; }
# From Debian 13 on the client is a package of its own.
install_docker() {
    apt update && apt --yes --no-install-recommends install docker.io xfsprogs ca-certificates curl &&
        { command -v docker > /dev/null || apt --yes --no-install-recommends install docker-cli; }
}
try 5 15 install_docker ||
    fail 'Could not install the package docker.io; a server without a way out needs a proxy or an image with Docker'
