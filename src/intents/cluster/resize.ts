import { z } from 'zod';
import { updateCluster } from '../../engine/clusters/change.js';
import { showCluster } from '../../engine/clusters/lookup.js';
import { Count, positional, Text } from '../fields.js';
import { defineIntent } from '../intent.js';
import { confirmShrink } from './shrink.js';

export const clusterResize = defineIntent({
  command: {
    name: 'cluster-resize',
    summary: 'Scale a cluster to so many nodes',
    risk: 'change',
    positionals: [
      positional('cluster', 'cluster', 'name or uuid of the cluster', { required: true }),
      positional('node-count', 'integer', 'number of workers', { required: true }),
    ],
    flags: [],
    examples: ['cluster-resize swarm 3'],
  },
  slots: z.strictObject({ cluster: Text, nodeCount: Count.min(1, 'a cluster has at least 1 node.') }),
  async confirm({ engine, caller }, { cluster, nodeCount }) {
    return confirmShrink(await showCluster(engine, caller, cluster), nodeCount);
  },
  async perform({ engine, caller, origin, requestKey }, { cluster, nodeCount }) {
    const request = { origin, key: requestKey };
    const { operation } = await updateCluster(engine, caller, cluster, { nodeCount }, request);
    return { kind: 'accepted', operations: [operation] };
  },
});
