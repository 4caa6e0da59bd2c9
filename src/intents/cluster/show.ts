import { z } from 'zod';
import { showCluster } from '../../engine/clusters/lookup.js';
import { templateOf } from '../../engine/templates/lookup.js';
import { positional, Text } from '../fields.js';
import { foreignProject, withProject } from '../foreign-project.js';
import { defineIntent } from '../intent.js';
import { clusterCard } from './card.js';

export const clusterShow = defineIntent({
  action: 'cluster:get',
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
    const project = await foreignProject(engine, caller, cluster);
    return {
      kind: 'answer',
      card: withProject(clusterCard(cluster, await templateOf(engine, cluster)), project),
    };
  },
});
