/** First on every server: trust in the cloud's own authority, the way out, what the image must have. */
const prepare = ['trust-openstack-ca.sh', 'configure-proxy.sh', 'mesos-packages.sh'];

/** The roles of a Mesos cluster's servers: the scripts that each one runs, in order. */
export const roles = {
  master: [...prepare, 'zookeeper.sh', 'mesos-master.sh'],
  node: [...prepare, 'image-docker.sh', 'mesos-slave.sh', 'registry.sh', 'rexray.sh'],
} as const;

/** Scripts that these source. */
export const sourced = [
  'discovery.sh',
  'discovery-proxy.sh',
  'volume.sh',
  'docker-unit.sh',
  'registry-settings.sh',
];
