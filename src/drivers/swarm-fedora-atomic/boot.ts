/** First on every server: trust in the cloud's own authority, the way out, a certificate, room for images. */
const prepare = ['trust-openstack-ca.sh', 'configure-proxy.sh', 'make-cert.sh', 'docker-storage.sh'];

/** The roles of a Swarm cluster's servers: the scripts that each one runs, in order. */
export const roles = {
  master: [...prepare, 'etcd.sh', 'flannel.sh', 'docker-daemon.sh', 'registry.sh', 'swarm-manager.sh'],
  node: [...prepare, 'flannel.sh', 'docker-daemon.sh', 'registry.sh', 'rexray.sh', 'swarm-agent.sh'],
} as const;

/** What each does again in every round of a new authority: Docker and what finds its place in etcd read certificates as they start. */
export const rotationSteps = {
  master: ['make-cert.sh', 'etcd.sh', 'flannel.sh', 'docker-daemon.sh', 'swarm-manager.sh'],
  node: ['make-cert.sh', 'flannel.sh', 'docker-daemon.sh', 'swarm-agent.sh'],
} as const;

/** Scripts that these source, and what runs them again. */
export const sourced = [
  'magnum-ca.sh',
  'volume.sh',
  'docker-unit.sh',
  'registry-settings.sh',
  'discovery-proxy.sh',
  'upgrade.sh',
];
