#!/bin/bash
# The key that service accounts' tokens are signed with. All masters must have the same one, and etcd is what they share:
# whoever comes first puts its key there, everybody takes what is there. A new authority brings another key: in its first round
# all take what either has signed, in the second they sign with the new one, in the last they forget the old one.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/../../certificates/guest/magnum-ca.sh
source "$(dirname "$0")/magnum-ca.sh"
# shellcheck source=SCRIPTDIR/kubernetes.sh
source "$(dirname "$0")/kubernetes.sh"
# shellcheck source=SCRIPTDIR/etcd-client.sh
source "$(dirname "$0")/etcd-client.sh"

try 120 5 etcd_is_healthy ||
    fail 'etcd did not become healthy within ten minutes; with several masters all must come up'

current=$(printf magnum/service-account-key | base64 --wrap 0)
next=$(printf magnum/service-account-key-next | base64 --wrap 0)

# Puts a new key under a name in etcd where there is none yet.
offer_key() {
    local own
    own=$(openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 2> /dev/null | base64 --wrap 0)
    etcd v3/kv/txn --data @- > /dev/null << BODY || fail "etcd did not take the service accounts' key"
{"compare": [{"key": "$1", "target": "CREATE", "result": "EQUAL", "create_revision": "0"}],
 "success": [{"request_put": {"key": "$1", "value": "$own"}}]}
BODY
}

# What etcd holds under a name, as it is in its answers; empty where there is nothing.
held() { etcd v3/kv/range --data "{\"key\": \"$1\"}" | sed -n 's/.*"value": *"\([^"]*\)".*/\1/p'; }

# The next key takes the place of the one before. Whoever comes later finds it done.
promote_key() {
    local value
    value=$(held "$next")
    if [[ -z $value ]]; then return 0; fi
    etcd v3/kv/txn --data @- > /dev/null << BODY || fail "etcd did not take the service accounts' new key"
{"compare": [{"key": "$next", "target": "CREATE", "result": "GREATER", "create_revision": "0"}],
 "success": [{"request_put": {"key": "$current", "value": "$value"}}, {"request_delete_range": {"key": "$next"}}]}
BODY
}

no_key="What etcd holds as the service accounts' key is no key"

case $CA_ROTATION in
    trust | renew) offer_key "$next" ;;
    retire) promote_key ;;
esac
offer_key "$current"
signing=$(held "$current" | base64 --decode)
known=$(openssl pkey -pubout <<< "$signing") || fail "$no_key"
if [[ $CA_ROTATION == trust || $CA_ROTATION == renew ]]; then
    coming=$(held "$next" | base64 --decode)
    known+=$'\n'$(openssl pkey -pubout <<< "$coming") || fail "$no_key"
    if [[ $CA_ROTATION == renew ]]; then signing=$coming; fi
fi
printf '%s\n' "$signing" > "$CERTIFICATES/sa.key"
printf '%s\n' "$known" > "$CERTIFICATES/sa.pub"
