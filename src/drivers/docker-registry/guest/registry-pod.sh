#!/bin/bash
# A registry of the cluster's own on port 5000 of every server, in a static pod.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/../../kubernetes/guest/kubernetes.sh
source "$(dirname "$0")/kubernetes.sh"
# shellcheck source=SCRIPTDIR/registry-settings.sh
source "$(dirname "$0")/registry-settings.sh"

if [[ $REGISTRY_ENABLED != True ]]; then exit 0; fi

folder=${REGISTRY:-/etc/registry}
write_registry_settings "$folder"
# The cloud's own authority comes to those that the image has.
if [[ -n $OPENSTACK_CA ]]; then base64 --decode <<< "$OPENSTACK_CA" > "$folder/openstack.pem"; fi

install -d -m 0755 "$MANIFESTS"
cat > "$MANIFESTS/registry.yaml" << MANIFEST
apiVersion: v1
kind: Pod
metadata:
  name: registry
  namespace: kube-system
spec:
  hostNetwork: true
  priorityClassName: system-node-critical
  containers:
  - name: registry
    image: $(image "docker.io/library/registry:$REGISTRY_TAG")
    command: [registry, serve, /etc/docker/registry/config.yml]
    env: [{name: SSL_CERT_DIR, value: /etc/docker/registry}]
    volumeMounts:
    - {name: settings, mountPath: /etc/docker/registry, readOnly: true}
  volumes:
  - {name: settings, hostPath: {path: $folder, type: Directory}}
MANIFEST
