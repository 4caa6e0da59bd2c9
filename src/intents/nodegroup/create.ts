import { z } from 'zod';
import { createNodeGroup } from '../../engine/nodegroups/create.js';
import { previewNodeGroup } from '../../engine/nodegroups/preview.js';
import { Count, flag, LabelMap, positional, Text } from '../fields.js';
import { aboutCluster } from '../form-about.js';
import { defineIntent } from '../intent.js';
import { newGroupCard } from './preview-card.js';

export const nodegroupCreate = defineIntent({
  action: 'nodegroup:create',
  command: {
    name: 'nodegroup-create',
    summary: 'Add a group of workers with a flavor, image or labels of its own',
    risk: 'change',
    positionals: [
      positional('cluster', 'cluster', 'name or uuid of the cluster', { required: true }),
      positional('name', 'text', 'a name for the node group', { required: true }),
    ],
    flags: [
      flag('node-count', 'integer', 'number of nodes'),
      flag('min-nodes', 'integer', 'fewest nodes it may have', {
        slot: 'minNodeCount',
        aliases: ['min-node-count'],
      }),
      flag('max-nodes', 'integer', 'most nodes it may have', {
        slot: 'maxNodeCount',
        aliases: ['max-node-count'],
      }),
      flag('role', 'text', 'what the nodes are for; worker when not said'),
      flag('image', 'image', "image of the nodes; the cluster's when not said"),
      flag('flavor', 'flavor', "flavor of the nodes; the cluster's when not said"),
      flag('labels', 'labels', 'key=value, several with commas'),
      flag('merge-labels', 'boolean', "add the labels to the cluster's"),
      flag('docker-volume-size', 'integer', 'GiB of volume for containers on each node'),
      flag('dry-run', 'boolean', 'say what would be done, and do nothing'),
    ],
    examples: ['nodegroup-create prod big --node-count 2 --flavor m1.large'],
  },
  usuallySaid: [
    'node-count',
    'flavor',
    'labels',
    'role',
    'image',
    'merge-labels',
    'docker-volume-size',
    'min-nodes',
    'max-nodes',
  ],
  form: { title: 'New node group', submit: 'Create', about: aboutCluster((name) => `New group in ${name}`) },
  slots: z.strictObject({
    cluster: Text,
    name: Text,
    nodeCount: Count.min(0, 'a node count is not below 0.').optional(),
    minNodeCount: Count.min(0, 'the fewest nodes are not below 0.').optional(),
    maxNodeCount: Count.min(1, 'the most nodes are not below 1.').optional(),
    role: Text.optional(),
    image: Text.optional(),
    flavor: Text.optional(),
    labels: LabelMap.optional(),
    mergeLabels: z.boolean().optional(),
    dockerVolumeSize: Count.min(1, 'a volume has at least 1 GiB.').optional(),
    dryRun: z.boolean().optional(),
  }),
  async perform({ engine, caller, origin, requestKey }, { cluster, image, flavor, dryRun, ...same }) {
    const input = { ...same, imageId: image, flavorId: flavor };
    if (dryRun) {
      const preview = await previewNodeGroup(engine, caller, cluster, input);
      return { kind: 'answer', card: newGroupCard(preview) };
    }
    const request = { origin, key: requestKey };
    const { operation } = await createNodeGroup(engine, caller, cluster, input, request);
    return { kind: 'accepted', operations: [operation] };
  },
});
