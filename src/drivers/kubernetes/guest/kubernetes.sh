#!/bin/bash
# What the steps of a Kubernetes server share. Used by steps, after step.sh.

export KUBERNETES=${KUBERNETES:-/etc/kubernetes}
export CERTIFICATES=$KUBERNETES/pki
export MANIFESTS=$KUBERNETES/manifests
export KUBECONFIG=$KUBERNETES/admin.conf
# Container Linux has /usr/local read-only, and looks for programs that are added in /opt/bin.
if [[ -w /usr/local/bin ]]; then programs=/usr/local/bin; else programs=/opt/bin; fi
export PROGRAMS=${PROGRAMS:-$programs}
export PATH=$PATH:$PROGRAMS
# Programs that talk to the cluster itself must not do so by a proxy, nor put it into pods.
export -n HTTP_PROXY HTTPS_PROXY NO_PROXY

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

# Writes a kubeconfig with everything in it, as some who read it see no other file.
# Arguments: path, name of the certificate in the folder of certificates.
write_kubeconfig() {
    cat > "$1" << KUBECONFIG
apiVersion: v1
kind: Config
current-context: cluster
clusters:
- name: cluster
  cluster:
    server: https://$(api_host):6443
    certificate-authority-data: $(base64 --wrap 0 "$CERTIFICATES/ca.crt")
users:
- name: $2
  user:
    client-certificate-data: $(base64 --wrap 0 "$CERTIFICATES/$2.crt")
    client-key-data: $(base64 --wrap 0 "$CERTIFICATES/$2.key")
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
    # Each attempt reads it anew.
    # shellcheck disable=SC2317
    give() { kubectl apply --filename - <<< "$manifest" > /dev/null; }
    try 30 10 give
}

# Fetches a file from the internet, by the proxy if there is one. Arguments: URL, path.
download() {
    http_proxy=$HTTP_PROXY https_proxy=$HTTPS_PROXY curl --silent --show-error --fail --location --max-time 600 --retry 8 --retry-delay 5 \
        --retry-connrefused --output "$2" "$1" ||
        fail "Could not download $1; a server without a way out needs a proxy"
}

# Checks a file against a published SHA-256 sum. Arguments: path, the sum.
check_sum() {
    [[ $2 =~ ^[0-9a-f]{64}$ ]] || fail "The published checksum of ${1##*/} is no SHA-256 sum"
    sha256sum --check --status <<< "$2  $1" || fail "The download of ${1##*/} does not match its published checksum"
}

# Sets `arch` to what the makers of programs call this kind of machine.
find_architecture() {
    case $(uname -m) in
        x86_64) arch=amd64 ;;
        aarch64) arch=arm64 ;;
        *) fail "There is no build of Kubernetes for $(uname -m)" ;;
    esac
}

# Fetches a program of the release of Kubernetes that was asked for. Argument: its name.
install_release() {
    local work url
    find_architecture
    work=$(mktemp -d /var/tmp/install.XXXXXX)
    url=https://dl.k8s.io/release/$KUBE_TAG/bin/linux/$arch/$1
    download "$url" "$work/$1"
    download "$url.sha256" "$work/$1.sha256"
    check_sum "$work/$1" "$(cat "$work/$1.sha256")"
    install -m 0755 "$work/$1" "$PROGRAMS/$1"
    rm -rf "$work"
}
