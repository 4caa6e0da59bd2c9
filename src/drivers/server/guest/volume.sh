#!/bin/bash
# The volume that Cinder attached for containers and images. Used by steps, after step.sh.

# Sets `device` once the volume is there; an attachment takes a while after the server has begun.
find_volume() {
    local link
    # A SCSI disk has the whole id in its name, others its beginning.
    for link in /dev/disk/by-id/*"${DOCKER_VOLUME_ID:0:20}" /dev/disk/by-id/*"$DOCKER_VOLUME_ID"; do
        if [[ -b $link ]]; then
            device=$(readlink -f "$link")
            return 0
        fi
    done
    return 1
}

# Waits for the volume and sets `device`.
wait_for_volume() {
    device=
    try 60 2 find_volume || fail "The volume $DOCKER_VOLUME_ID for containers did not appear within two minutes"
}

# Mounts the volume at a folder, now and at every start. overlay wants a file system that tells the types of directory
# entries: ftype=1 of XFS, or ext4 where the image has no XFS.
mount_volume() {
    if ! blkid "$device" > /dev/null; then
        if command -v mkfs.xfs > /dev/null; then mkfs.xfs -n ftype=1 "$device"; else mkfs.ext4 -q "$device"; fi
    fi
    install -d -m 0711 "$1"
    # What runs containers waits for it at a start, so that nothing is written below it.
    echo "UUID=$(blkid -s UUID -o value "$device") $1 $(blkid -s TYPE -o value "$device") defaults,nofail,x-systemd.before=docker.service,x-systemd.before=containerd.service 0 0" >> /etc/fstab
    mount "$1"
}
