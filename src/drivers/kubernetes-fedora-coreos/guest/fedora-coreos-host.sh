#!/bin/bash
# Automatic updates reboot servers without draining them; who runs the cluster decides when.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"

install -d -m 0755 /etc/zincati/config.d
printf '[updates]\nenabled = false\n' > /etc/zincati/config.d/90-magnum.toml
chmod 0644 /etc/zincati/config.d/90-magnum.toml
systemctl restart zincati 2> /dev/null || true
