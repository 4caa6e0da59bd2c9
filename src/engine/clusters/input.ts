import { z } from 'zod';
import { clusterNamePattern } from '../names.js';
import { ShortText } from '../validation.js';
import { SaidLabels } from './cluster.js';

/** What a person can say about a new cluster. Absent is the template's value, or Magnum's default. */
export const ClusterInput = z.object({
  clusterTemplate: ShortText,
  name: z
    .string()
    .min(1, 'A cluster name has at least 1 character.')
    .max(242, 'A cluster name has at most 242 characters.')
    .regex(
      clusterNamePattern,
      'A cluster name begins with a letter and goes on with letters, digits, dots, dashes and underscores.',
    )
    .optional(),
  nodeCount: z.int().min(0, 'A node count is a whole number, not below 0.').default(1),
  masterCount: z.int().min(1, 'A master count is a whole number, not below 1.').default(1),
  keypair: ShortText.optional(),
  flavorId: ShortText.optional(),
  masterFlavorId: ShortText.optional(),
  dockerVolumeSize: z.int().min(1, 'A volume size is a whole number of GiB, not below 1.').optional(),
  labels: SaidLabels.optional(),
  mergeLabels: z.boolean().default(false),
  discoveryUrl: z
    .url({
      protocol: /^https?$/,
      error:
        'A discovery URL is an http or https address with a host and a token, such as https://discovery.example.org/TOKEN.',
    })
    .optional(),
  /** Minutes; 0 is Magnum's default of 60. */
  createTimeout: z.int().min(0, 'A timeout is a whole number of minutes, not below 0.').default(60),
  fixedNetwork: ShortText.optional(),
  fixedSubnet: ShortText.optional(),
  floatingIpEnabled: z.boolean().optional(),
  masterLbEnabled: z.boolean().optional(),
});
export type ClusterInput = z.input<typeof ClusterInput>;
