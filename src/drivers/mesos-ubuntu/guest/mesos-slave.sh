#!/bin/bash
# The Mesos slave: offers this server's processors and memory to the masters, and runs containers on it.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"

mesos=${MESOS:-/etc/mesos}
install -d -m 0755 "$mesos" "$mesos-slave"
printf 'zk://%s:2181/mesos\n' "${MASTER_ADDRESSES//,/:2181,}" > "$mesos/zk"

# Writes an option of the slave where it has a value.
option() {
    if [[ -n $2 ]]; then printf '%s\n' "$2" > "$mesos-slave/$1"; fi
}
option ip "$NODE_IP"
option hostname "${NODE_FLOATING_IP:-$NODE_IP}"
option containerizers docker,mesos
option executor_registration_timeout 5mins
option isolation "$MESOS_SLAVE_ISOLATION"
option work_dir "${MESOS_SLAVE_WORK_DIR:-/var/lib/mesos}"
option image_providers "$MESOS_SLAVE_IMAGE_PROVIDERS"
option executor_environment_variables "$MESOS_SLAVE_EXECUTOR_ENV_VARIABLES"
chmod 0644 "$mesos/zk" "$mesos-slave"/*

systemctl disable --now mesos-master zookeeper marathon 2> /dev/null || true
systemctl enable mesos-slave
systemctl restart mesos-slave ||
    fail "mesos-slave did not start: $(journalctl --unit mesos-slave --lines 1 --output cat)"
answers() { curl --silent --fail --max-time 10 --noproxy '*' --output /dev/null "http://$NODE_IP:5051/health"; }
try 60 5 answers || fail 'The Mesos slave does not answer at port 5051 after five minutes'
