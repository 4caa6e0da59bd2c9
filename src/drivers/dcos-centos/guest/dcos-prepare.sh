#!/bin/bash
# The host as DC/OS wants it, and its installer, which the image brings.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"

installer=
for candidate in "${DCOS_INSTALLER:-}" /opt/dcos/dcos_generate_config.sh /root/dcos_generate_config.sh /dcos_generate_config.sh; do
    if [[ -n $candidate && -f $candidate ]]; then
        installer=$candidate
        break
    fi
done
if [[ -z $installer ]]; then
    fail 'The image has no installer of DC/OS: it is looked for as /opt/dcos/dcos_generate_config.sh'
fi
setenforce 0 2> /dev/null || true
if [[ -f /etc/selinux/config ]]; then sed -i 's/^SELINUX=enforcing/SELINUX=permissive/' /etc/selinux/config; fi
getent group nogroup > /dev/null || groupadd nogroup
systemctl disable --now firewalld dnsmasq 2> /dev/null || true

work=${DCOS:-/opt/dcos-install}
install -d -m 0755 "$work/genconf"
ln -sf "$installer" "$work/dcos_generate_config.sh"
