import { z } from 'zod';
import { showCluster } from '../../engine/clusters/lookup.js';
import { templateOf } from '../../engine/templates/lookup.js';
import { positional, Text } from '../fields.js';
import { defineIntent } from '../intent.js';
import { clusterCard } from './card.js';

export const clusterShow = defineIntent({
  command: {
    name: 'cluster-show',
    summary: 'Show a cluster',
    risk: 'read',
    aliases: ['bay-show'],
    positionals: [positional('cluster', 'cluster', 'name or uuid of the cluster', { required: true })],
    flags: [],
    examples: ['cluster-show swarm'],
  },
  slots: z.strictObject({ cluster: Text }),
  async perform({ engine, caller }, slots) {
    const cluster = await showCluster(engine, caller, slots.cluster);
    return { kind: 'answer', card: clusterCard(cluster, await templateOf(engine, cluster)) };
  },
});
