import { z } from 'zod';
import { registryDefaults, registryLabels } from '../docker-registry/labels.js';
import { cloudName, imageTag, oneOf, trueOrFalse } from '../labels/checks.js';
import { flannelLabels } from '../labels/flannel.js';
import { placementLabels } from '../labels/placement.js';

/** What stands for labels that nobody says. */
export const defaults = {
  flannel_network_cidr: '10.100.0.0/16',
  flannel_network_subnetlen: '24',
  flannel_backend: 'udp',
  swarm_version: '1.2.5',
  swarm_strategy: 'spread',
  rexray_preempt: 'false',
  ...registryDefaults,
} as const;

/** Labels of a Swarm cluster (magnum.md F.10). */
export const labels = z.object({
  ...flannelLabels,
  ...placementLabels,
  ...registryLabels,
  swarm_strategy: oneOf('swarm_strategy', ['spread', 'binpack', 'random']),
  swarm_version: imageTag('swarm_version'),
  rexray_preempt: trueOrFalse('rexray_preempt'),
  docker_volume_type: cloudName('docker_volume_type'),
});
