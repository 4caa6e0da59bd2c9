import { z } from 'zod';
import { registryLabels } from '../docker-registry/labels.js';
import { cloudName, trueOrFalse } from '../labels/checks.js';
import { placementLabels } from '../labels/placement.js';

/** Labels of a cluster in swarm mode (magnum.md F.3). */
export const labels = z.object({
  ...placementLabels,
  ...registryLabels,
  rexray_preempt: trueOrFalse('rexray_preempt'),
  docker_volume_type: cloudName('docker_volume_type'),
});
