/** First on every server: trust in the cloud's own authority, the way out, certificates, software. */
const prepare = [
  'prepare-host.sh',
  'trust-openstack-ca.sh',
  'configure-proxy.sh',
  'make-certs.sh',
  'container-storage.sh',
  'install-software.sh',
  'containerd.sh',
];

/** The roles of a Kubernetes cluster's servers: the scripts that each one runs, in order. */
export const roles = {
  master: [
    ...prepare,
    'etcd-pod.sh',
    'kube-proxy.sh',
    'kubelet.sh',
    'service-account.sh',
    'control-plane.sh',
    'join.sh',
    'network.sh',
    'coredns.sh',
  ],
  node: [...prepare, 'kube-proxy.sh', 'kubelet.sh', 'join.sh'],
} as const;

/** Of each role, the scripts that an upgrade runs again with other settings. */
export const upgradeSteps = {
  master: [
    'install-software.sh',
    'containerd.sh',
    'etcd-pod.sh',
    'kube-proxy.sh',
    'kubelet.sh',
    'control-plane.sh',
    'join.sh',
    'network.sh',
    'coredns.sh',
    'upgraded.sh',
  ],
  node: ['install-software.sh', 'containerd.sh', 'kube-proxy.sh', 'kubelet.sh', 'join.sh', 'upgraded.sh'],
} as const;

/** Scripts that these source, and those of upgrades. */
export const sourced = ['magnum-ca.sh', 'volume.sh', 'kubernetes.sh', 'upgrade.sh', 'upgraded.sh'];
