import { z } from 'zod';
import { retryCluster } from '../../engine/clusters/change.js';
import { positional, Text } from '../fields.js';
import { defineIntent } from '../intent.js';

/** Beyond Magnum, which has no way out of CREATE_FAILED but delete. */
export const clusterRetry = defineIntent({
  action: 'cluster:update',
  command: {
    name: 'cluster-retry',
    summary: 'Go on with a cluster whose create, update or delete failed',
    risk: 'change',
    positionals: [positional('cluster', 'cluster', 'name or uuid of the cluster', { required: true })],
    flags: [],
    examples: ['cluster-retry swarm'],
  },
  slots: z.strictObject({ cluster: Text }),
  async perform({ engine, caller, origin, requestKey }, slots) {
    const { operation } = await retryCluster(engine, caller, slots.cluster, { origin, key: requestKey });
    return { kind: 'accepted', operations: [operation] };
  },
});
