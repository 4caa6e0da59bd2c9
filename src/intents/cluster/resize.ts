import { z } from 'zod';
import { planResize } from '../../engine/clusters/resize.js';
import { reasonFlag } from '../approvals/held.js';
import { Count, flag, Note, positional, Text } from '../fields.js';
import { defineIntent } from '../intent.js';
import { performResize } from './perform-resize.js';
import { resizeForm } from './resize-form.js';
import { confirmResize } from './shrink.js';

export const clusterResize = defineIntent({
  action: 'cluster:resize',
  command: {
    name: 'cluster-resize',
    summary: 'Scale a cluster, or take nodes away by name',
    risk: 'change',
    positionals: [
      positional('cluster', 'cluster', 'name or uuid of the cluster', { required: true }),
      positional('node-count', 'integer', 'number of workers'),
    ],
    flags: [
      flag('node-count-change', 'integer', 'so many more, or fewer: -1'),
      flag('nodegroup', 'nodegroup', 'node group; default-worker when not said'),
      flag('nodes-to-remove', 'text', 'node to take away; repeatable', { list: true }),
      reasonFlag,
      flag('dry-run', 'boolean', 'say what would be done, and do nothing'),
    ],
    examples: ['cluster-resize swarm 3', 'cluster-resize swarm --nodes-to-remove node-2'],
  },
  usuallySaid: ['node-count'],
  form: resizeForm,
  slots: z.strictObject({
    cluster: Text,
    nodeCount: Count.min(0, 'a node count is not below 0.').optional(),
    nodeCountChange: Count.optional(),
    nodegroup: Text.optional(),
    nodesToRemove: z.array(Text).optional(),
    reason: Note.optional(),
    dryRun: z.boolean().optional(),
  }),
  async confirm(context, { cluster, dryRun, reason, ...input }) {
    if (dryRun) return null;
    return confirmResize(context, await planResize(context.engine, context.caller, cluster, input), reason);
  },
  async perform(context, { cluster, dryRun, reason, ...input }) {
    return performResize(context, cluster, input, 'resize', { dryRun, reason });
  },
});
