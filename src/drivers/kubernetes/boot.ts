type Steps = readonly string[];

/** What a family of Kubernetes drivers does on a server; every part is a list of scripts. */
interface Parts {
  /** The host before anything else, as its distribution needs it. */
  readonly host: Steps;
  /** On masters before the kubelet starts: etcd. */
  readonly store: Steps;
  /** On masters once the kubelet runs. */
  readonly controlPlane: Steps;
  /** On masters once the API answers. */
  readonly addons: Steps;
  /** Scripts that these source beside those that all do. */
  readonly sourced?: Steps;
}

/** The scripts that each role runs at its first boot, at an upgrade and with a new authority, in order, and those they source. */
export function kubernetesSteps({ host, store, controlPlane, addons, sourced = [] }: Parts) {
  const prepare = [
    'prepare-host.sh',
    ...host,
    'trust-openstack-ca.sh',
    'configure-proxy.sh',
    'make-certs.sh',
    'container-storage.sh',
  ];
  const software = ['install-software.sh', 'containerd.sh'];
  const node = ['kube-proxy.sh', 'registry-pod.sh', 'kubelet.sh'];
  const cloud = ['cloud-controller.sh', 'cinder-csi.sh'];
  const api = [...controlPlane, 'join.sh', 'network.sh', ...cloud, ...addons, 'monitoring.sh', 'grafana.sh'];
  return {
    roles: {
      master: [...prepare, ...software, ...store, ...node, 'service-account.sh', ...api],
      node: [...prepare, ...software, ...node, 'join.sh'],
    },
    upgradeSteps: {
      master: [...software, ...store, ...node, ...api, 'upgraded.sh'],
      node: ['drain.sh', ...software, ...node, 'join.sh', 'upgraded.sh'],
    },
    rotationSteps: {
      master: ['renew-pods.sh', 'make-certs.sh', 'service-account.sh', 'restart-components.sh'],
      node: ['make-certs.sh', 'restart-components.sh'],
    },
    sourced: [
      'magnum-ca.sh',
      'etcd-client.sh',
      'volume.sh',
      'registry-settings.sh',
      'kubernetes.sh',
      'discovery-proxy.sh',
      'cloud.sh',
      'upgrade.sh',
      'upgraded.sh',
      ...sourced,
    ],
  } as const;
}

/** The control plane in static pods of our own making, and CoreDNS. */
export const staticPods = {
  store: ['etcd-pod.sh'],
  controlPlane: ['control-plane.sh'],
  addons: ['coredns.sh'],
} as const;
