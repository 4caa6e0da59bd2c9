import { randomUUID } from 'node:crypto';
import { type Cluster, type ClusterStatus, stackNotFound } from '../clusters/cluster.js';
import type { Engine } from '../engine.js';
import type { EventBody } from '../events/event.js';
import { clusterData } from '../notifications/cluster-data.js';
import { withCondition } from '../reconcile/scope.js';
import { getCluster, saveCluster } from '../store/clusters.js';
import type { Writer } from '../store/database.js';
import { insertEvent } from '../store/events.js';
import { releaseClusterLease, takeClusterLease } from '../store/leases.js';
import {
  followDefaultGroups,
  type GroupChange,
  keepDefaultGroups,
  saveNodeGroup,
} from '../store/nodegroups.js';
import { runningOperation } from '../store/operations.js';
import type { Finding } from './compare.js';

const milliseconds = 4_000;

/** What is stored and told of a cluster at rest. */
interface Note {
  readonly row: Partial<Omit<Cluster, 'uuid'>>;
  /** A further node group of it that changes too. */
  readonly group?: { readonly uuid: string; readonly change: GroupChange };
  readonly tell: EventBody | null;
}

/**
 * Changes a cluster at rest and says so, in one transaction; nothing happens when somebody is at it, or began something
 * since it was read. `change` sees the row of now; null: nothing is to be done.
 */
export async function noteAtRest(
  engine: Engine,
  seen: Cluster,
  change: (now: Cluster) => Note | null,
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

async function noteHeld(tx: Writer, seen: Cluster, change: (now: Cluster) => Note | null): Promise<boolean> {
  const { uuid, projectId } = seen;
  const now = await getCluster(tx, uuid);
  const moved = !now || now.status !== seen.status || now.stackId !== seen.stackId;
  if (moved || (await runningOperation(tx, uuid))) return false;
  const wanted = change(now);
  if (!wanted) return false;
  await saveCluster(tx, uuid, wanted.row);
  if (wanted.group) {
    await keepDefaultGroups(tx, now);
    await saveNodeGroup(tx, wanted.group.uuid, wanted.group.change);
  } else if (wanted.row.status) await followDefaultGroups(tx, uuid);
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
    const { reason, group } = finding;
    const change = withCondition(now, 'unchanged', 'false', reason);
    if (finding.kind === 'changed' || !now.status.endsWith('_COMPLETE')) {
      if (change.conditions === now.conditions) return null;
      return { row: change, tell: { type: 'cluster.drifted', reason } };
    }
    const updatedAt = new Date();
    const status = group ? 'UPDATE_FAILED' : lostStatus(now);
    const row = { ...change, status, statusReason: reason, faults: [], updatedAt };
    const tell = { type: 'cluster.lost', name: now.name, status, reason, cluster: {} } as const;
    if (!group) return { row, tell };
    const lost = { status: lostStatus(group), statusReason: stackNotFound(group), updatedAt };
    return { row, group: { uuid: group.uuid, change: lost }, tell: { ...tell, nodegroup: group.name } };
  });
}

/** Magnum's status for a stack that is gone while something was done to it, said of what was done last. */
function lostStatus({ status }: Pick<Cluster, 'status'>): ClusterStatus {
  return status.startsWith('CREATE_') ? 'CREATE_FAILED' : 'UPDATE_FAILED';
}
