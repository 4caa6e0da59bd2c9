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

/** Scripts that these source. */
export const sourced = ['magnum-ca.sh', 'volume.sh', 'discovery.sh', 'docker-unit.sh', 'swarm-mode-join.sh'];
