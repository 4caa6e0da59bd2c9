#!/bin/bash
# How kubeadm is told of the cluster and asked for a part of its work. Used by steps of masters, after kubernetes.sh.

# Has kubeadm do one phase of making a control plane. Arguments: the phase's name, then what it takes.
kubeadm_phase() {
    local said
    said=$(kubeadm init phase "$@" --config "$KUBERNETES/kubeadm.yaml" 2>&1) ||
        fail "kubeadm could not do its phase $*: ${said##*$'\n'}"
}

# Settings are written in the version that this release's kubeadm reads.
api=v1beta4
if [[ $KUBE_TAG =~ ^v1\.(2[0-9]|30)\. ]]; then api=v1beta3; fi

# Options of a component, separated by spaces, as items of extraArgs.
extra_args() {
    local option name value
    for option in $1; do
        option=${option#--}
        name=${option%%=*}
        value=true
        if [[ $option == *=* ]]; then value=${option#*=}; fi
        if [[ $api == v1beta3 ]]; then
            printf '    %s: %s\n' "$name" "$(json_string "$value")"
        else
            printf '    - {name: %s, value: %s}\n' "$name" "$(json_string "$value")"
        fi
    done
}
