#!/bin/bash
# What the registry of a server is told, however it runs. Used by steps, after step.sh.

# Writes the registry's settings into a folder for root alone: it keeps images in Swift, for all servers together, as the
# cluster's trustee by its trust, and speaks to this very host alone. Argument: the folder.
write_registry_settings() {
    local insecure=true
    if [[ $VERIFY_CA == True ]]; then insecure=false; fi
    if [[ -z $TRUST_ID ]]; then
        fail 'The registry needs a trust with the cloud to keep images in Swift, and this cluster has none'
    fi
    install -d -m 0700 "$1"
    # Without redirects nobody but the registry asks Swift, by no proxy and with no key to the whole account.
    cat > "$1/config.yml" << CONFIG
version: 0.1
storage:
  swift:
    authurl: $(json_string "$AUTH_URL")
    username: $(json_string "$TRUSTEE_USER_NAME")
    domain: $(json_string "$TRUSTEE_DOMAIN_NAME")
    password: $(json_string "$TRUSTEE_PASSWORD")
    trustid: $(json_string "$TRUST_ID")
    region: $(json_string "$REGION")
    container: docker_registry
    chunksize: 5242880
    insecureskipverify: $insecure
  redirect:
    disable: true
http:
  addr: 127.0.0.1:5000
CONFIG
    chmod 0600 "$1/config.yml"
}
