#!/bin/bash
# What the cluster may ask of the cloud it runs in, as its trust allows: whether it does, and the settings for it. Used by steps of
# masters, after kubernetes.sh.

# Ends the step well where the cluster asks nothing of the cloud, and badly where it should but cannot.
cloud_or_exit() {
    if [[ $CLOUD_PROVIDER_ENABLED != True ]]; then
        if [[ $VOLUME_DRIVER == cinder ]]; then
            fail '"cinder" volume driver needs "cloud_provider_enabled" label to be true or unset'
        fi
        exit 0
    fi
    if [[ -z $TRUST_ID ]]; then fail 'The cluster has no trust with the cloud, which cloud_provider_enabled needs'; fi
}

# Gives the API a secret with cloud.conf and the cloud's authority, by standard input: the list of processes does not show it.
apply_cloud_secret() {
    local settings insecure=true
    if [[ $VERIFY_CA == True ]]; then insecure=false; fi
    settings=$(
        printf '[Global]\nauth-url=%s\n' "$(json_string "$AUTH_URL")"
        printf 'user-id=%s\npassword=%s\n' "$(json_string "$TRUSTEE_USER_ID")" "$(json_string "$TRUSTEE_PASSWORD")"
        printf 'trust-id=%s\ntls-insecure=%s\n' "$(json_string "$TRUST_ID")" "$insecure"
        if [[ -n $REGION ]]; then printf 'region=%s\n' "$(json_string "$REGION")"; fi
        if [[ -n $OPENSTACK_CA ]]; then printf 'ca-file=/etc/config/ca.pem\n'; fi
        # Zones of Nova need not be zones of Cinder.
        printf '[LoadBalancer]\ncreate-monitor=true\n[BlockStorage]\nignore-volume-az=true\n'
    )
    apply << MANIFEST
apiVersion: v1
kind: Secret
metadata: {name: cloud-config, namespace: kube-system}
data:
  cloud.conf: $(printf '%s\n' "$settings" | base64 --wrap 0)
  ca.pem: "$OPENSTACK_CA"
MANIFEST
}
