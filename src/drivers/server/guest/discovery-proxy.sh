#!/bin/bash
# By which proxy masters reach the discovery URL, if by any. Used by steps, after step.sh.

# Prints the host of a URL.
host_of() {
    local rest=${1#*://}
    rest=${rest%%/*}
    rest=${rest##*@}
    if [[ $rest == \[* ]]; then
        rest=${rest#\[}
        echo "${rest%%]*}"
    else
        echo "${rest%%:*}"
    fi
}

# Prints an IPv4 address as a number.
as_number() {
    local bytes
    IFS=. read -ra bytes <<< "$1"
    echo $(((bytes[0] << 24) + (bytes[1] << 16) + (bytes[2] << 8) + bytes[3]))
}

# Whether an address is in an IPv4 network, by its CIDR.
is_within() {
    local digits='^[0-9]+(\.[0-9]+){3}'
    if [[ ! $1 =~ $digits$ || ! $2 =~ $digits/[0-9]+$ ]]; then return 1; fi
    (((($(as_number "$1") ^ $(as_number "${2%/*}")) >> (32 - ${2#*/})) == 0))
}

# Whether a host is reached without a proxy: Magnum is, and what NO_PROXY names, with all below it.
is_direct() {
    local host=$1 each
    if [[ $host == "$(host_of "$MAGNUM_URL")" ]]; then return 0; fi
    while read -r each; do
        if [[ $each == '*' ]] || is_within "$host" "$each"; then return 0; fi
        each=${each#\*}
        each=${each#.}
        if [[ -n $each && ($host == "$each" || $host == *".$each") ]]; then return 0; fi
    done < <(tr ', ' '\n' <<< "$NO_PROXY")
    return 1
}

# Prints the proxy for the discovery URL; nothing where it is reached without one.
discovery_proxy() {
    if is_direct "$(host_of "$ETCD_DISCOVERY_URL")"; then return 0; fi
    if [[ $ETCD_DISCOVERY_URL == https:* ]]; then
        echo "${HTTPS_PROXY:-$HTTP_PROXY}"
    else
        echo "${HTTP_PROXY:-$HTTPS_PROXY}"
    fi
}
