import { z } from 'zod';
import { shown } from '../../card/words.js';
import { listNodeGroups } from '../../engine/nodegroups/lookup.js';
import { flag, positional, Text } from '../fields.js';
import { defineIntent } from '../intent.js';

export const nodegroupList = defineIntent({
  command: {
    name: 'nodegroup-list',
    summary: 'List the node groups of a cluster',
    risk: 'read',
    positionals: [positional('cluster', 'cluster', 'name or uuid of the cluster', { required: true })],
    flags: [flag('role', 'text', 'only groups of this role: master, worker, …')],
    examples: ['nodegroup-list prod'],
  },
  slots: z.strictObject({ cluster: Text, role: Text.optional() }),
  async perform({ engine, caller }, slots) {
    const { cluster, groups } = await listNodeGroups(engine, caller, slots.cluster, slots.role);
    if (groups.length === 0) {
      const text = `${cluster.name} has no node group of role ${slots.role}.`;
      return { kind: 'answer', card: { title: 'No such node groups', tone: 'neutral', text } };
    }
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
    return { kind: 'answer', card: { title, tone: 'neutral', table: { columns, rows } } };
  },
});
