import { z } from 'zod';
import { shown } from '../../card/words.js';
import { pageNodeGroups } from '../../engine/nodegroups/lookup.js';
import { flag, positional, Text } from '../fields.js';
import { defineIntent } from '../intent.js';
import { asked, moreNote, nextButton, pageFlags, pageSlots } from '../paging.js';

export const nodegroupList = defineIntent({
  action: 'nodegroup:get_all',
  command: {
    name: 'nodegroup-list',
    summary: 'List the node groups of a cluster',
    risk: 'read',
    positionals: [positional('cluster', 'cluster', 'name or uuid of the cluster', { required: true })],
    flags: [flag('role', 'text', 'only groups of this role: master, worker, …'), ...pageFlags],
    examples: ['nodegroup-list prod'],
  },
  form: { title: 'Show node groups', submit: 'Show' },
  slots: z.strictObject({ cluster: Text, role: Text.optional(), ...pageSlots }),
  async perform({ engine, caller }, slots) {
    const { role } = slots;
    const { cluster, page } = await pageNodeGroups(engine, caller, slots.cluster, { ...asked(slots), role });
    const groups = page.items;
    if (groups.length === 0) {
      const text = role
        ? `${cluster.name} has no node group of role ${role}.`
        : `${cluster.name} has no further ones.`;
      return { kind: 'answer', card: { title: 'No such node groups', tone: 'neutral', text } };
    }
    const next = nextButton(page, `nodegroup-list ${cluster.uuid}`, slots);
    const rows = groups.map((group) => [
      group.name,
      group.role,
      String(group.nodeCount),
      group.status,
      shown(group.flavorId),
      group.imageId,
    ]);
    const columns = ['name', 'role', 'node_count', 'status', 'flavor_id', 'image_id'];
    const title = `Node groups of ${cluster.name}`;
    return {
      kind: 'answer',
      card: { title, tone: 'neutral', table: { columns, rows }, ...next, ...moreNote(page, next) },
    };
  },
});
