import { z } from 'zod';
import type { Cluster } from '../../engine/clusters/cluster.js';
import { showCluster } from '../../engine/clusters/lookup.js';
import { wholeClusters } from '../../engine/clusters/whole.js';
import type { Engine } from '../../engine/engine.js';
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
  form: { title: 'Show a cluster', submit: 'Show' },
  slots: z.strictObject({ cluster: Text }),
  async perform({ engine, caller }, slots) {
    const cluster = await showCluster(engine, caller, slots.cluster);
    const project = await foreignProject(engine, caller, cluster);
    return {
      kind: 'answer',
      card: withProject(
        clusterCard(await withAllNodes(engine, cluster), await templateOf(engine, cluster)),
        project,
      ),
    };
  },
});

/** Magnum's `node_count` and `node_addresses` are those of all workers, whatever their group. */
async function withAllNodes(engine: Engine, cluster: Cluster): Promise<Cluster> {
  const [whole] = await wholeClusters(engine, [cluster]);
  return whole
    ? { ...cluster, nodeCount: whole.nodeCount, nodeAddresses: [...whole.nodeAddresses] }
    : cluster;
}
