import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from '../../engine/clusters/cluster.js';
import type { Accepted } from '../../engine/clusters/create.js';
import type { Engine } from '../../engine/engine.js';
import { getCluster } from '../../engine/store/clusters/find.js';
import { getOperation } from '../../engine/store/operations.js';

const step = 50;
/** oslo.messaging's `rpc_response_timeout`: how long Magnum's API waits for its conductor. Milliseconds. */
const patience = 60_000;

/**
 * Waits until Heat has taken what was accepted, or the operation is over, as microversion 1.1 does with bays; a minute
 * at most. Answers the cluster as it is then.
 */
export async function untilBegun(engine: Engine, { cluster, operation }: Accepted): Promise<Cluster> {
  for (const end = Date.now() + patience; ; ) {
    const [now, begun] = await Promise.all([
      getCluster(engine.db.read, cluster.uuid),
      getOperation(engine.db.read, operation.id),
    ]);
    const isTaken = now?.stackId && (operation.kind === 'create' || begun?.stackMark);
    if (isTaken || begun?.state !== 'running' || Date.now() > end) return now ?? cluster;
    await sleep(step);
  }
}
