#!/bin/bash
# Gives Docker its room: the volume that was asked for, laid out as the storage driver wants it, or what the host has.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/../../server/guest/volume.sh
source "$(dirname "$0")/volume.sh"

make_thin_pool() {
    pvcreate --force --yes "$device"
    vgcreate docker "$device"
    lvcreate --wipesignatures y --name thinpool docker --extents 95%VG
    lvcreate --wipesignatures y --name thinpoolmeta docker --extents 1%VG
    lvconvert --yes --zero n --chunksize 512K --thinpool docker/thinpool --poolmetadata docker/thinpoolmeta
}

command -v docker > /dev/null || fail 'The image has no Docker'

systemctl stop docker docker-storage-setup 2> /dev/null || true
systemctl mask docker-storage-setup 2> /dev/null || true

options="--storage-driver $DOCKER_STORAGE_DRIVER"
if [[ $DOCKER_VOLUME_SIZE != 0 ]]; then wait_for_volume; fi

case $DOCKER_STORAGE_DRIVER in
    overlay | overlay2)
        grep -qw overlay /proc/filesystems || modprobe overlay ||
            fail "This kernel ($(uname -r)) has no overlay file system; use devicemapper"
        if [[ $DOCKER_VOLUME_SIZE != 0 ]]; then mount_volume /var/lib/docker; fi
        ;;
    devicemapper)
        if [[ $DOCKER_VOLUME_SIZE != 0 ]]; then
            make_thin_pool
            options+=" --storage-opt dm.thinpooldev=/dev/mapper/docker-thinpool"
            options+=" --storage-opt dm.use_deferred_removal=true"
        fi
        ;;
    *) fail "Docker storage driver $DOCKER_STORAGE_DRIVER is not supported, expecting overlay2, overlay or devicemapper" ;;
esac
install -d -m 0755 /etc/sysconfig
echo "DOCKER_STORAGE_OPTIONS=\"$options\"" > /etc/sysconfig/docker-storage
