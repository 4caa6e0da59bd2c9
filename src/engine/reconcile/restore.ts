import { isDeepStrictEqual } from 'node:util';
import { beforeChange } from '../clusters/before-change.js';
import type { Cluster } from '../clusters/cluster.js';
import { heatWasTold, type OperationKind } from '../operations/operation.js';
import { getCluster } from '../store/clusters/find.js';
import { saveCluster } from '../store/clusters/write.js';
import type { Database } from '../store/database.js';
import type { GroupChange } from '../store/nodegroups.js';
import { getOperation, listOperations } from '../store/operations.js';
import { type Scope, withCluster } from './scope.js';
import { stackRef } from './stack.js';
import { neverUpdated, wasTold } from './tell.js';

/**
 * What goes back to what it was in a cluster whose operation ended before Heat began with it: the number of workers, and
 * all that an upgrade changed. What Heat was told of stays, as its servers may have it already; so does the new authority, and
 * the number of the round in which a retry tells servers of it.
 */
export async function clusterBefore(scope: Scope): Promise<Partial<Omit<Cluster, 'uuid'>>> {
  return wasTold(scope) ? {} : beforeChange(scope.engine.db.read, scope.operation);
}

/** The same of what an operation changed in a further node group. */
export function groupBefore(scope: Scope): GroupChange {
  if (wasTold(scope)) return {};
  const { kind, input } = scope.operation;
  if (kind === 'nodegroup-upgrade' && input.upgrade) {
    const { labels, upgrades } = input.upgrade.previous;
    return { labels, upgrades };
  }
  return input.previousNodeCount === undefined ? {} : { nodeCount: input.previousNodeCount };
}

/**
 * Phase of a deletion that came while Heat was being told of a resize or an upgrade: what that changed in the cluster goes back
 * where the stack shows that Heat never heard of it. Heat may refuse the deletion, and the servers are as they were then.
 */
export async function restoreUntold(scope: Scope): Promise<Scope> {
  const { engine, cluster, cloud } = scope;
  if (wasTold(scope)) return scope;
  const latest = await listOperations(engine.db.read, cluster.uuid, 2);
  const last = latest.find(({ kind, state }) => changing.has(kind) && state === 'superseded');
  if (!last || last.stackMark === null || heatWasTold(cluster.conditions, last.id)) return scope;
  const before = await beforeChange(engine.db.read, last);
  if (agrees(cluster, before)) return scope;
  const ref = stackRef(scope);
  const stack = ref && (await cloud.heat.show(ref.id));
  const isUntold =
    stack?.status !== 'UPDATE_IN_PROGRESS' && (stack?.updatedAt ?? neverUpdated) === last.stackMark;
  return stack && isUntold ? withCluster(scope, before) : scope;
}

const changing: ReadonlySet<OperationKind> = new Set(['update', 'upgrade']);

function agrees(cluster: Cluster, change: Partial<Omit<Cluster, 'uuid'>>): boolean {
  return isDeepStrictEqual({ ...cluster, ...change }, cluster);
}

/**
 * The other way round: whoever told Heat of a resize or an upgrade when the cluster was not theirs any more, because they stood still, and
 * a deletion had already put back what it changed. `db` is the database without the lease that was lost.
 */
export async function keepLateChange({ cluster, operation, cloud }: Scope, db: Database): Promise<void> {
  if (!changing.has(operation.kind) || !cluster.stackId) return;
  const now = await getOperation(db.read, operation.id);
  if (now?.state !== 'superseded' || now.stackMark === null) return;
  const stack = await cloud.heat.show(cluster.stackId);
  if (!stack || (stack.updatedAt ?? neverUpdated) === now.stackMark) return;
  const { uuid, clusterTemplateId, labels, upgrades, nodeCount } = cluster;
  await db.write(async (tx) => {
    const row = await getCluster(tx, uuid);
    const before = await beforeChange(tx, operation);
    if (!row || !agrees(row, before)) return;
    await saveCluster(
      tx,
      uuid,
      operation.kind === 'update' ? { nodeCount } : { clusterTemplateId, labels, upgrades },
    );
  });
}
