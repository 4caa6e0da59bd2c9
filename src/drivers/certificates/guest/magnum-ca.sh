#!/bin/bash
# Certificates from the cluster's authority, which Magnum keeps. Used by steps, after step.sh.

# Which of the cluster's authorities is meant, by Magnum's ca_cert_type.
AUTHORITY=kubernetes

# Sets `token` to what Magnum knows this server by: a login as the cluster's trustee, or the token it was given.
get_token() {
    local body headers
    token=$CLUSTER_TOKEN
    if [[ -n $token ]]; then return 0; fi
    headers=$(mktemp)
    body="{\"auth\": {\"identity\": {\"methods\": [\"password\"], \"password\": {\"user\": {
        \"id\": $(json_string "$TRUSTEE_USER_ID"), \"password\": $(json_string "$TRUSTEE_PASSWORD")}}}}}"
    request --header 'Content-Type: application/json' --data @- --dump-header "$headers" --output /dev/null \
        "$AUTH_URL/auth/tokens" <<< "$body" ||
        fail "Could not log in as the cluster's trustee at $AUTH_URL"
    token=$(sed -n 's/^[Xx]-[Ss]ubject-[Tt]oken: *\([^[:space:]]*\).*/\1/p' "$headers")
    rm -f "$headers"
    if [[ -z $token ]]; then fail "Keystone at $AUTH_URL took the login but gave no token"; fi
}

# Asks Magnum's API as the one who `token` stands for. Options as for curl.
magnum() {
    request --config <(printf 'header = "X-Auth-Token: %s"\n' "$token") \
        --header 'OpenStack-API-Version: container-infra latest' --header 'Content-Type: application/json' "$@"
}

# Reads an answer with a certificate and writes the certificate's PEM.
pem() {
    printf '%b' "$(tr -d '\n' | sed -n 's/.*"pem" *: *"\([^"]*\)".*/\1/p')"
}

# Writes the authority's certificate to a file, in the form that openssl gives it: kubeadm compares it by the letter.
fetch_ca() {
    local certificate
    magnum "$MAGNUM_URL/certificates/$CLUSTER_UUID?ca_cert_type=$AUTHORITY" | pem > "$1" ||
        fail "Could not fetch the cluster's CA from $MAGNUM_URL"
    certificate=$(openssl x509 -in "$1") || fail "What $MAGNUM_URL gave as the cluster's CA is no certificate"
    printf '%s\n' "$certificate" > "$1"
    chmod 0644 "$1"
}

# Which round of a new authority this is: trust, renew or retire; empty at a first boot, and where a new one replaces the old at once.
CA_ROTATION=${CA_ROTATION:-}

# Has an authority's certificate in a file. In the first two rounds of a new authority the file has it and the old one, each of
# which is in a file beside it (.new, .old) too; in the last one the old one goes. Each round may be done again.
take_ca() {
    local file=$1
    case $CA_ROTATION in
        '') fetch_ca "$file" ;;
        trust | renew)
            fetch_ca "$file.new"
            if [[ ! -e $file.old ]]; then cp "$file" "$file.old"; fi
            cat "$file.new" "$file.old" > "$file.both"
            chmod 0644 "$file.both"
            mv "$file.both" "$file"
            ;;
        retire)
            fetch_ca "$file.new"
            mv "$file.new" "$file"
            rm -f "$file.old"
            ;;
        *) fail "This server does not know the round $CA_ROTATION of a new authority" ;;
    esac
}

# The file of the authority that signed a certificate. Old and new have the same name, so openssl and curl, given both, may try
# the wrong one. Arguments: the authority's file, the certificate's.
signer() {
    local file
    for file in "$1.new" "$1.old" "$1"; do
        if [[ -e $file ]] && openssl verify -CAfile "$file" "$2" > /dev/null 2>&1; then
            echo "$file"
            return 0
        fi
    done
    return 1
}

# Makes a key and has a certificate signed for it, but in the rounds of a new authority that change nothing but trust.
# Arguments: path without .key and .crt, subject (/CN=name), extended key usages, alternative names.
request_certificate() {
    local path=$1 subject=$2 usages=$3 names=$4 work
    if [[ $CA_ROTATION == trust || $CA_ROTATION == retire ]]; then return 0; fi
    work=$(mktemp -d)
    cat > "$work/csr.conf" << CONF
[req]
distinguished_name = subject
req_extensions = extensions
prompt = no
[subject]
[extensions]
keyUsage = digitalSignature, keyEncipherment
extendedKeyUsage = $usages
${names:+subjectAltName = $names}
CONF
    openssl genrsa -out "$work/key" "${KEY_BITS:-4096}" 2> /dev/null
    openssl req -new -sha256 -key "$work/key" -subj "$subject" -config "$work/csr.conf" -out "$work/csr.pem"
    printf '{"cluster_uuid": %s, "ca_cert_type": "%s", "csr": %s}' "$(json_string "$CLUSTER_UUID")" "$AUTHORITY" \
        "$(json_string "$(cat "$work/csr.pem")"$'\n')" > "$work/body.json"
    magnum --data @"$work/body.json" "$MAGNUM_URL/certificates" | pem > "$work/crt" ||
        fail "Magnum at $MAGNUM_URL did not sign the certificate for $subject"
    openssl x509 -in "$work/crt" -noout || fail "What $MAGNUM_URL signed for $subject is no certificate"
    # Both at once, as what runs may read them at any time.
    install -m 0644 "$work/crt" "$path.crt"
    install -m 0600 "$work/key" "$path.key"
    rm -rf "$work"
}

# Alternative names of this server: its own addresses and those of the API's load balancer.
own_names() {
    local names="IP:127.0.0.1,DNS:localhost,DNS:$NODE_NAME" address
    for address in $NODE_IP $NODE_FLOATING_IP ${API_ADDRESSES//,/ }; do
        if [[ ,$names, != *",IP:$address,"* ]]; then names+=",IP:$address"; fi
    done
    echo "$names"
}
