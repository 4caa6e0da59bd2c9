#!/bin/bash
# Stands in for DC/OS's installer, run as that one is: --genconf checks the settings and makes an installer for each server, which
# keeps what it was told and starts a unit of its role.
set -euo pipefail
[[ ${1-} == --genconf ]] || { echo "dcos_generate_config: unknown option ${1-}"; exit 1; }
address=$(bash genconf/ip-detect)
ip -o -4 address | grep " $address/" > /dev/null || { echo "ip-detect prints $address, which is none of this server's"; exit 1; }
mkdir -p genconf/serve
python3 - "$address" << 'PYTHON' > genconf/serve/settings.json
import json, sys, yaml
settings = yaml.safe_load(open('genconf/config.yaml'))
wanted = {'bootstrap_url', 'cluster_name', 'exhibitor_storage_backend', 'master_discovery', 'resolvers'}
wanted |= {'exhibitor_address', 'num_masters'} if settings.get('master_discovery') == 'master_http_loadbalancer' else {'master_list'}
missing = sorted(wanted - set(settings))
if missing:
    sys.exit('config.yaml has no ' + ', '.join(missing))
if settings['master_discovery'] != 'static' and settings['exhibitor_storage_backend'] == 'static':
    sys.exit('When master_discovery is not static, exhibitor_storage_backend must be non-static')
json.dump({'address': sys.argv[1], **settings}, sys.stdout)
PYTHON
cat > genconf/serve/dcos_install.sh << 'INSTALLER'
#!/bin/bash
set -euo pipefail
[[ ${1-} == master || ${1-} == slave ]] || { echo "unknown role ${1-}"; exit 1; }
install -D -m 0600 "$(dirname "$0")/settings.json" /opt/mesosphere/etc/settings.json
install -D -m 0644 /dev/null "/etc/mesosphere/roles/$1"
printf '[Service]\nExecStart=/bin/sleep infinity\n[Install]\nWantedBy=multi-user.target\n' > "/etc/systemd/system/dcos-mesos-$1.service"
systemctl daemon-reload
systemctl enable --now "dcos-mesos-$1"
INSTALLER
