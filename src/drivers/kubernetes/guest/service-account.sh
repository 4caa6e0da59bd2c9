#!/bin/bash
# The key that service accounts' tokens are signed with. All masters must have the same one, and etcd is what they share:
# whoever comes first puts its key there, everybody takes what is there.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/kubernetes.sh
source "$(dirname "$0")/kubernetes.sh"

# Asks this server's etcd. Arguments: path, then options as for curl.
etcd() {
    local path=$1
    shift
    curl --silent --fail --max-time 10 --noproxy '*' --cacert "$CERTIFICATES/etcd/ca.crt" \
        --cert "$CERTIFICATES/apiserver-etcd-client.crt" --key "$CERTIFICATES/apiserver-etcd-client.key" \
        "$@" "https://127.0.0.1:2379/$path"
}

is_healthy() { etcd health > /dev/null; }
try 120 5 is_healthy ||
    fail 'etcd did not become healthy within ten minutes; with several masters all must come up'

name=$(printf magnum/service-account-key | base64 --wrap 0)
own=$(openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 2> /dev/null | base64 --wrap 0)
etcd v3/kv/txn --data @- > /dev/null << BODY || fail "etcd did not take the service accounts' key"
{"compare": [{"key": "$name", "target": "CREATE", "result": "EQUAL", "create_revision": "0"}],
 "success": [{"request_put": {"key": "$name", "value": "$own"}}]}
BODY
key=$(etcd v3/kv/range --data "{\"key\": \"$name\"}" | sed -n 's/.*"value": *"\([^"]*\)".*/\1/p')
base64 --decode <<< "$key" > "$CERTIFICATES/sa.key"
openssl pkey -in "$CERTIFICATES/sa.key" -pubout -out "$CERTIFICATES/sa.pub" ||
    fail "What etcd holds as the service accounts' key is no key"
