#!/bin/bash
# The Mesos master, and Marathon, which keeps what people start on it running.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"

mesos=${MESOS:-/etc/mesos}
zookeeper=$(sed 's/$/:2181/' "${ZOOKEEPER:-/etc/zookeeper/conf}/masters" | paste -s -d ,)
reachable=${NODE_FLOATING_IP:-$NODE_IP}

# Writes options of a service as its packages read them: one file an option. Arguments: folder, then option=value.
options() {
    local folder=$1 option
    shift
    install -d -m 0755 "$folder"
    for option in "$@"; do
        printf '%s\n' "${option#*=}" > "$folder/${option%%=*}"
        chmod 0644 "$folder/${option%%=*}"
    done
}

options "$mesos" "zk=zk://$zookeeper/mesos"
options "$mesos-master" "ip=$NODE_IP" "hostname=$reachable" "quorum=$((MASTER_COUNT / 2 + 1))" "cluster=$CLUSTER_NAME"
marathon=("hostname=$reachable" "master=zk://$zookeeper/mesos" "zk=zk://$zookeeper/marathon")
options "${MARATHON:-/etc/marathon}/conf" "${marathon[@]}"
# From release 1.5 on its packages read none of those, but variables in one file; other settings of the image's stay.
defaults=${MARATHON_DEFAULTS:-/etc/default/marathon}
touch "$defaults"
sed -i -E '/^MARATHON_(HOSTNAME|MASTER|ZK)=/d' "$defaults"
for option in "${marathon[@]}"; do
    name=${option%%=*}
    echo "MARATHON_${name^^}=\"${option#*=}\"" >> "$defaults"
done
chmod 0644 "$defaults"

systemctl disable --now mesos-slave 2> /dev/null || true
for service in mesos-master marathon; do
    systemctl enable "$service"
    systemctl restart "$service" || fail "$service did not start: $(journalctl --unit "$service" --lines 1 --output cat)"
done
answers() { curl --silent --fail --max-time 10 --noproxy '*' --output /dev/null "http://$NODE_IP:5050/health"; }
try 60 5 answers || fail 'The Mesos master does not answer at port 5050 after five minutes'
