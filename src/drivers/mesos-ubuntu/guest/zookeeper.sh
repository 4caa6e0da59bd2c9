#!/bin/bash
# ZooKeeper on each master: where Mesos and Marathon find their leaders. A master's number is its place among the
# addresses in order, which all masters see alike.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/../../server/guest/discovery.sh
source "$(dirname "$0")/discovery.sh"

folder=${ZOOKEEPER:-/etc/zookeeper/conf}
wait_for_masters "$MASTER_COUNT"
mapfile -t masters < <(printf '%s\n' "${masters[@]}" | sort --version-sort | head -n "$MASTER_COUNT")

install -d -m 0755 "$folder"
{
    printf 'tickTime=2000\ninitLimit=10\nsyncLimit=5\ndataDir=/var/lib/zookeeper\nclientPort=2181\n'
    printf 'autopurge.snapRetainCount=3\nautopurge.purgeInterval=24\n'
    number=0
    for address in "${masters[@]}"; do
        number=$((number + 1))
        echo "server.$number=$address:2888:3888"
        if [[ $address == "$NODE_IP" ]]; then echo "$number" > "$folder/myid"; fi
    done
} > "$folder/zoo.cfg"
[[ -s $folder/myid ]] || fail "This master, $NODE_IP, is not among the $MASTER_COUNT that met: ${masters[*]}"
chmod 0644 "$folder/zoo.cfg" "$folder/myid"
printf '%s\n' "${masters[@]}" > "$folder/masters"

systemctl enable zookeeper
systemctl restart zookeeper || fail 'ZooKeeper did not start'
