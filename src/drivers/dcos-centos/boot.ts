const steps = [
  'trust-openstack-ca.sh',
  'configure-proxy.sh',
  'dcos-prepare.sh',
  'image-docker.sh',
  'registry.sh',
  'dcos-install.sh',
];

/** The roles of a DC/OS cluster's servers: the same scripts, which tell a master by having no masters to join. */
export const roles = { master: steps, node: steps } as const;

/** Scripts that these source. */
export const sourced = [
  'discovery.sh',
  'discovery-proxy.sh',
  'volume.sh',
  'docker-unit.sh',
  'registry-settings.sh',
];
