/** First on every server: trust in the cloud's own authority, the way out, a certificate, Docker. */
const prepare = [
  'trust-openstack-ca.sh',
  'configure-proxy.sh',
  'install-docker.sh',
  'make-cert.sh',
  'swarm-mode-daemon.sh',
];

/** The roles of a cluster's servers in swarm mode: the scripts that each one runs, in order. */
export const roles = {
  master: [...prepare, 'swarm-mode-master.sh'],
  node: [...prepare, 'swarm-mode-node.sh', 'registry.sh', 'rexray.sh'],
} as const;

/**
 * Of each role, what a new certificate authority makes it do: fetch it, and have a new certificate signed. A worker's daemon
 * listens on its own socket alone and goes on as it is.
 */
export const upgradeSteps = {
  master: ['make-cert.sh', 'swarm-mode-restart.sh'],
  node: ['make-cert.sh'],
} as const;

/** Scripts that these source, and those of a new authority. */
export const sourced = [
  'magnum-ca.sh',
  'volume.sh',
  'discovery.sh',
  'discovery-proxy.sh',
  'docker-unit.sh',
  'registry-settings.sh',
  'swarm-mode-join.sh',
  'upgrade.sh',
  'swarm-mode-restart.sh',
];
