#!/bin/bash
# What the steps of a Kubernetes server share. Used by steps, after step.sh.

export KUBERNETES=${KUBERNETES:-/etc/kubernetes}
export CERTIFICATES=$KUBERNETES/pki
export MANIFESTS=$KUBERNETES/manifests
export KUBECONFIG=$KUBERNETES/admin.kubeconfig
export PATH=$PATH:/usr/local/bin

is_master() { [[ -z $MASTER_ADDRESSES ]]; }

# The address at which this server reaches the API: its own on a master, else the load balancer's or the first master's.
api_host() {
    if is_master; then
        echo 127.0.0.1
    elif [[ -n $API_ADDRESSES ]]; then
        echo "${API_ADDRESSES%%,*}"
    else
        echo "${MASTER_ADDRESSES%%,*}"
    fi
}

# Where an image comes from: its own registry, or the one that all images of the cluster were copied to.
image() {
    if [[ -z $CONTAINER_INFRA_PREFIX ]]; then echo "$1"; else echo "$CONTAINER_INFRA_PREFIX${1##*/}"; fi
}

# Writes a kubeconfig. Arguments: path, name of the certificate in the folder of certificates.
write_kubeconfig() {
    cat > "$1" << KUBECONFIG
apiVersion: v1
kind: Config
current-context: cluster
clusters:
- name: cluster
  cluster:
    server: https://$(api_host):6443
    certificate-authority: $CERTIFICATES/ca.crt
users:
- name: $2
  user:
    client-certificate: $CERTIFICATES/$2.crt
    client-key: $CERTIFICATES/$2.key
contexts:
- name: cluster
  context:
    cluster: cluster
    user: $2
KUBECONFIG
    chmod 0600 "$1"
}

# Further options of a component as items of a YAML list, indented by four.
extra_arguments() {
    local option
    for option in $1; do printf '    - %s\n' "$(json_string "$option")"; done
}

# Gives a manifest on standard input to the API; retries while the API is on its way.
apply() {
    local manifest
    manifest=$(cat)
    try 30 10 kubectl apply --filename - <<< "$manifest" > /dev/null
}

# Fetches a file from the internet, by the proxy if there is one. Arguments: URL, path.
download() {
    http_proxy=$HTTP_PROXY curl --silent --show-error --fail --location --max-time 600 --retry 8 --retry-delay 5 \
        --retry-connrefused --output "$2" "$1" ||
        fail "Could not download $1; a server without a way out needs a proxy"
}

# Checks a file against a published SHA-256 sum. Arguments: path, the sum.
check_sum() {
    [[ $2 =~ ^[0-9a-f]{64}$ ]] || fail "The published checksum of ${1##*/} is no SHA-256 sum"
    sha256sum --check --status <<< "$2  $1" || fail "The download of ${1##*/} does not match its published checksum"
}
