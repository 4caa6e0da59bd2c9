#!/bin/bash
# Gives Docker its room: the volume that was asked for, laid out as the storage driver wants it, or what the host has.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"

find_volume() {
    local link
    for link in /dev/disk/by-id/*"${DOCKER_VOLUME_ID:0:20}"; do
        if [[ -b $link ]]; then
            device=$(readlink -f "$link")
            return 0
        fi
    done
    return 1
}

# overlay wants a file system that tells the types of directory entries (ftype=1 of XFS).
mount_volume() {
    if ! blkid "$device" > /dev/null; then mkfs.xfs -n ftype=1 "$device"; fi
    install -d -m 0711 /var/lib/docker
    echo "UUID=$(blkid -s UUID -o value "$device") /var/lib/docker xfs defaults,nofail 0 0" >> /etc/fstab
    mount /var/lib/docker
}

make_thin_pool() {
    pvcreate --force --yes "$device"
    vgcreate docker "$device"
    lvcreate --wipesignatures y --name thinpool docker --extents 95%VG
    lvcreate --wipesignatures y --name thinpoolmeta docker --extents 1%VG
    lvconvert --yes --zero n --chunksize 512K --thinpool docker/thinpool --poolmetadata docker/thinpoolmeta
}

systemctl stop docker docker-storage-setup 2> /dev/null || true
systemctl mask docker-storage-setup 2> /dev/null || true

options="--storage-driver $DOCKER_STORAGE_DRIVER"
if [[ $DOCKER_VOLUME_SIZE != 0 ]]; then
    device=
    try 60 2 find_volume || fail "The volume $DOCKER_VOLUME_ID for containers did not appear within two minutes"
fi

case $DOCKER_STORAGE_DRIVER in
    overlay | overlay2)
        modprobe overlay || fail "This kernel ($(uname -r)) has no overlay file system; use devicemapper"
        if [[ $DOCKER_VOLUME_SIZE != 0 ]]; then mount_volume; fi
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
