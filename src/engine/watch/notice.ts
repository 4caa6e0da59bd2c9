import { randomUUID } from 'node:crypto';
import type { Cluster, ClusterStatus } from '../clusters/cluster.js';
import type { Engine } from '../engine.js';
import type { EventBody } from '../events/event.js';
import { clusterData } from '../notifications/cluster-data.js';
import { withCondition } from '../reconcile/scope.js';
import { getCluster, saveCluster } from '../store/clusters.js';
import type { Writer } from '../store/database.js';
import { insertEvent } from '../store/events.js';
import { releaseClusterLease, takeClusterLease } from '../store/leases.js';
import { runningOperation } from '../store/operations.js';
import type { Finding } from './compare.js';

const milliseconds = 4_000;

/**
 * Changes a cluster at rest and says so, in one transaction; nothing happens when somebody is at it, or began something
 * since it was read. `change` sees the row of now; null: nothing is to be done.
 */
export async function noteAtRest(
  engine: Engine,
  seen: Cluster,
  change: (now: Cluster) => { row: Partial<Omit<Cluster, 'uuid'>>; tell: EventBody | null } | null,
): Promise<void> {
  const { uuid } = seen;
  const owner = randomUUID();
  const told = await engine.db.write(async (tx) => {
    if (!(await takeClusterLease(tx, { uuid, owner, milliseconds }))) return false;
    const tell = await noteHeld(tx, seen, change);
    await releaseClusterLease(tx, uuid, owner);
    return tell;
  });
  if (told) engine.wake.consumers.notify();
}

async function noteHeld(
  tx: Writer,
  seen: Cluster,
  change: (now: Cluster) => { row: Partial<Omit<Cluster, 'uuid'>>; tell: EventBody | null } | null,
): Promise<boolean> {
  const { uuid, projectId } = seen;
  const now = await getCluster(tx, uuid);
  const moved = !now || now.status !== seen.status || now.stackId !== seen.stackId;
  if (moved || (await runningOperation(tx, uuid))) return false;
  const wanted = change(now);
  if (!wanted) return false;
  await saveCluster(tx, uuid, wanted.row);
  if (!wanted.tell) return false;
  const left = await getCluster(tx, uuid);
  const withData = 'cluster' in wanted.tell && left ? { cluster: clusterData(left) } : {};
  await insertEvent(tx, { projectId, clusterUuid: uuid, body: { ...wanted.tell, ...withData } });
  return true;
}

/** Stores what a look at the stack of a cluster at rest found, and tells it when it is new. `mark`: Heat's time of it. */
export async function noteFinding(
  engine: Engine,
  cluster: Cluster,
  finding: Finding,
  mark: string,
): Promise<void> {
  if (finding.kind === 'moving') return;
  await noteAtRest(engine, cluster, (now) => {
    const before = now.conditions.unchanged;
    if (finding.kind === 'same') {
      const change = withCondition(now, 'unchanged', 'true', mark);
      if (change.conditions === now.conditions) return null;
      return { row: change, tell: before?.state === 'false' ? { type: 'cluster.restored' } : null };
    }
    const { reason } = finding;
    const change = withCondition(now, 'unchanged', 'false', reason);
    if (finding.kind === 'changed' || !now.status.endsWith('_COMPLETE')) {
      if (change.conditions === now.conditions) return null;
      return { row: change, tell: { type: 'cluster.drifted', reason } };
    }
    const status = lostStatus(now);
    const row = { ...change, status, statusReason: reason, faults: [], updatedAt: new Date() };
    return { row, tell: { type: 'cluster.lost', name: now.name, status, reason, cluster: {} } };
  });
}

/** Magnum's status for a stack that is gone while something was done to it, said of what was done last. */
function lostStatus({ status }: Cluster): ClusterStatus {
  return status.startsWith('CREATE_') ? 'CREATE_FAILED' : 'UPDATE_FAILED';
}
