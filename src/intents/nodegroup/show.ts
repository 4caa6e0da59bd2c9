import { z } from 'zod';
import { showNodeGroup } from '../../engine/nodegroups/lookup.js';
import { Text } from '../fields.js';
import { defineIntent } from '../intent.js';
import { nodeGroupCard } from './card.js';
import { whichGroup } from './which.js';

export const nodegroupShow = defineIntent({
  action: 'nodegroup:get',
  command: {
    name: 'nodegroup-show',
    summary: 'Show a node group',
    risk: 'read',
    positionals: whichGroup,
    flags: [],
    examples: ['nodegroup-show prod default-worker'],
  },
  form: { title: 'Show a node group', submit: 'Show' },
  slots: z.strictObject({ cluster: Text, nodegroup: Text }),
  async perform({ engine, caller }, slots) {
    const { cluster, group } = await showNodeGroup(engine, caller, slots.cluster, slots.nodegroup);
    return { kind: 'answer', card: nodeGroupCard(cluster, group) };
  },
});
