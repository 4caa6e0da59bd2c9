import { z } from 'zod';
import { counted } from '../../card/words.js';
import { stackNotFound } from '../../engine/clusters/cluster.js';
import { deleteNodeGroup, requireDeletable } from '../../engine/nodegroups/delete.js';
import { showNodeGroup } from '../../engine/nodegroups/lookup.js';
import type { NodeGroup } from '../../engine/nodegroups/nodegroup.js';
import type { Request } from '../../engine/operations/begin.js';
import { askedOfOthers, beginOrAskAll, reasonFlag } from '../approvals/held.js';
import { Note, Text } from '../fields.js';
import { defineIntent } from '../intent.js';
import { whichGroup } from './which.js';

/** What goes with a group. */
function lossOf(group: NodeGroup): string {
  const { name, nodeCount, statusReason } = group;
  if (statusReason === stackNotFound(group))
    return `Nothing of ${name} is left in Heat: only its record will be gone.`;
  return `${counted(nodeCount, 'server')} and everything on ${nodeCount === 1 ? 'it' : 'them'} will be gone. This cannot be undone.`;
}

export const nodegroupDelete = defineIntent({
  action: 'nodegroup:delete',
  command: {
    name: 'nodegroup-delete',
    summary: 'Delete a node group and everything that runs on it',
    risk: 'destructive',
    positionals: whichGroup,
    flags: [reasonFlag],
    examples: ['nodegroup-delete prod big'],
  },
  form: { title: 'Delete a node group', submit: 'Delete' },
  slots: z.strictObject({ cluster: Text, nodegroup: Text, reason: Note.optional() }),
  async confirm(context, slots) {
    const { engine, caller } = context;
    const { cluster, group } = await showNodeGroup(engine, caller, slots.cluster, slots.nodegroup);
    requireDeletable(group);
    return askedOfOthers(context, 'delete', [cluster], slots.reason, {
      card: {
        title: `Delete node group ${group.name} of ${cluster.name}?`,
        tone: 'danger',
        text: lossOf(group),
      },
      typed: group.name,
      typedLabel: 'Name of the node group',
      submit: 'Delete',
    });
  },
  async perform(context, { cluster, nodegroup, reason }) {
    const { engine, caller } = context;
    const wanted = {
      begin: (request: Request) => deleteNodeGroup(engine, caller, cluster, nodegroup, request),
      async held() {
        const found = await showNodeGroup(engine, caller, cluster, nodegroup);
        const slots = { cluster: found.cluster.uuid, nodegroup: found.group.uuid };
        return { name: 'nodegroup-delete' as const, slots };
      },
    };
    return beginOrAskAll(context, [wanted], reason);
  },
});
