#!/bin/bash
# The container runtime.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/kubernetes.sh
source "$(dirname "$0")/kubernetes.sh"

install -d -m 0755 /etc/containerd/certs.d
cat > /etc/containerd/config.toml << CONFIG
version = 3

[plugins.'io.containerd.cri.v1.images'.pinned_images]
sandbox = "$(image "registry.k8s.io/pause:$PAUSE_TAG")"

[plugins.'io.containerd.cri.v1.images'.registry]
config_path = "/etc/containerd/certs.d"

[plugins.'io.containerd.cri.v1.runtime'.cni]
bin_dirs = ["/opt/cni/bin"]
conf_dir = "/etc/cni/net.d"

[plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc]
runtime_type = "io.containerd.runc.v2"

[plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc.options]
BinaryName = "$PROGRAMS/runc"
SystemdCgroup = true
CONFIG

# Has a registry asked without TLS. Argument: its host, or host:port.
ask_without_tls() {
    install -d -m 0755 "/etc/containerd/certs.d/$1"
    cat > "/etc/containerd/certs.d/$1/hosts.toml" << HOSTS
server = "http://$1"
[host."http://$1"]
capabilities = ["pull", "resolve"]
skip_verify = true
HOSTS
    chmod 0644 "/etc/containerd/certs.d/$1/hosts.toml"
}
if [[ -n $INSECURE_REGISTRY ]]; then
    if [[ ! $INSECURE_REGISTRY =~ ^[A-Za-z0-9.:_-]+$ ]]; then
        fail "The insecure registry $INSECURE_REGISTRY is no host or host:port"
    fi
    ask_without_tls "$INSECURE_REGISTRY"
fi
if [[ $REGISTRY_ENABLED == True ]]; then ask_without_tls localhost:5000; fi

cat > /etc/systemd/system/containerd.service << UNIT
[Unit]
Description=containerd, the runtime of the cluster's containers
After=network.target

[Service]
Type=notify
ExecStart=$PROGRAMS/containerd
Delegate=yes
KillMode=process
Restart=always
RestartSec=5
LimitNOFILE=infinity
TasksMax=infinity
OOMScoreAdjust=-999

[Install]
WantedBy=multi-user.target
UNIT
chmod 0644 /etc/containerd/config.toml /etc/systemd/system/containerd.service
systemctl daemon-reload
systemctl enable containerd
systemctl restart containerd ||
    fail "containerd did not start: $(journalctl --unit containerd --lines 1 --output cat)"
