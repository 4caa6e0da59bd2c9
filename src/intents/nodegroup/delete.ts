import { z } from 'zod';
import { counted } from '../../card/words.js';
import { deleteNodeGroup, requireDeletable } from '../../engine/nodegroups/delete.js';
import { showNodeGroup } from '../../engine/nodegroups/lookup.js';
import { Text } from '../fields.js';
import { defineIntent } from '../intent.js';
import { whichGroup } from './which.js';

export const nodegroupDelete = defineIntent({
  action: 'nodegroup:delete',
  command: {
    name: 'nodegroup-delete',
    summary: 'Delete a node group and everything that runs on it',
    risk: 'destructive',
    positionals: whichGroup,
    flags: [],
    examples: ['nodegroup-delete prod big'],
  },
  slots: z.strictObject({ cluster: Text, nodegroup: Text }),
  async confirm({ engine, caller }, slots) {
    const { cluster, group } = await showNodeGroup(engine, caller, slots.cluster, slots.nodegroup);
    requireDeletable(group);
    return {
      card: {
        title: `Delete node group ${group.name} of ${cluster.name}?`,
        tone: 'danger',
        text: `${counted(group.nodeCount, 'server')} and everything on them will be gone. This cannot be undone.`,
      },
      typed: group.name,
      typedLabel: 'Name of the node group',
      submit: 'Delete',
    };
  },
  async perform({ engine, caller, origin, requestKey }, { cluster, nodegroup }) {
    const request = { origin, key: requestKey };
    const { operation } = await deleteNodeGroup(engine, caller, cluster, nodegroup, request);
    return { kind: 'accepted', operations: [operation] };
  },
});
