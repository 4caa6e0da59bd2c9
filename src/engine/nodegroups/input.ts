import { z } from 'zod';
import { SaidLabels } from '../clusters/cluster.js';
import { clusterNamePattern } from '../names.js';
import { ShortText } from '../validation.js';

const count = (what: string, least: number) =>
  z.int().min(least, `${what} is a whole number, not below ${least}.`);

/** What a person can say about a further node group (magnum.md B.3). Absent is the cluster's value, or Magnum's default. */
export const NodeGroupInput = z.object({
  name: ShortText.regex(
    clusterNamePattern,
    'A node group name begins with a letter and goes on with letters, digits, dots, dashes and underscores.',
  ),
  nodeCount: count('A node count', 0).default(1),
  minNodeCount: count('min_node_count', 0).default(0),
  maxNodeCount: count('max_node_count', 1).optional(),
  role: ShortText.default('worker'),
  imageId: ShortText.optional(),
  flavorId: ShortText.optional(),
  dockerVolumeSize: z.int().min(1, 'A volume size is a whole number of GiB, not below 1.').optional(),
  labels: SaidLabels.optional(),
  mergeLabels: z.boolean().default(false),
});
export type NodeGroupInput = z.input<typeof NodeGroupInput>;

/** The bounds of a group, the only thing in it that may be changed. */
export const NodeGroupBounds = z.object({
  minNodeCount: count('min_node_count', 0).optional(),
  maxNodeCount: count('max_node_count', 1).nullable().optional(),
});
export type NodeGroupBounds = z.input<typeof NodeGroupBounds>;
