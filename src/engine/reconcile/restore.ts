import { beforeUpgrade } from '../clusters/before-upgrade.js';
import type { Cluster } from '../clusters/cluster.js';
import { heatWasTold } from '../operations/operation.js';
import { getCluster, saveCluster } from '../store/clusters.js';
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
  const { operation } = scope;
  const { previousNodeCount } = operation.input;
  const asksForNodes = operation.kind === 'update' || operation.kind === 'retry';
  if (asksForNodes && previousNodeCount !== undefined) return { nodeCount: previousNodeCount };
  return clusterBeforeUpgrade(scope);
}

/** What an upgrade that Heat was not told of changed in its cluster, as it was; nothing of any other operation. */
export async function clusterBeforeUpgrade(scope: Scope): Promise<Partial<Omit<Cluster, 'uuid'>>> {
  return wasTold(scope) ? {} : beforeUpgrade(scope.engine.db.read, scope.operation);
}

/** The same of what an upgrade changed in a further node group. */
export function groupBeforeUpgrade(scope: Scope): GroupChange {
  const { upgrade } = scope.operation.input;
  if (scope.operation.kind !== 'nodegroup-upgrade' || !upgrade || wasTold(scope)) return {};
  const { labels, upgrades } = upgrade.previous;
  return { labels, upgrades };
}

/**
 * Phase of a deletion that came while Heat was being told of an upgrade: what the upgrade changed in the cluster goes back where
 * the stack shows that Heat never heard of it. Heat may refuse the deletion, and the servers are as they were then.
 */
export async function restoreUntold(scope: Scope): Promise<Scope> {
  const { engine, cluster, cloud } = scope;
  if (wasTold(scope)) return scope;
  const latest = await listOperations(engine.db.read, cluster.uuid, 2);
  const last = latest.find(({ kind, state }) => kind === 'upgrade' && state === 'superseded');
  if (!last || last.stackMark === null) return scope;
  const isRestored = cluster.upgrades === last.input.upgrade?.previous.upgrades;
  if (isRestored || heatWasTold(cluster.conditions, last.id)) return scope;
  const ref = stackRef(scope);
  const stack = ref && (await cloud.heat.show(ref.id));
  const isUntold =
    stack?.status !== 'UPDATE_IN_PROGRESS' && (stack?.updatedAt ?? neverUpdated) === last.stackMark;
  return stack && isUntold ? withCluster(scope, await beforeUpgrade(engine.db.read, last)) : scope;
}

/**
 * The other way round: whoever told Heat of an upgrade when the cluster was not theirs any more, because they stood still, and a
 * deletion had already put back what the upgrade changed. `db` is the database without the lease that was lost.
 */
export async function keepLateUpgrade({ cluster, operation, cloud }: Scope, db: Database): Promise<void> {
  const { upgrade } = operation.input;
  if (operation.kind !== 'upgrade' || !upgrade || !cluster.stackId) return;
  const now = await getOperation(db.read, operation.id);
  if (now?.state !== 'superseded' || now.stackMark === null) return;
  const stack = await cloud.heat.show(cluster.stackId);
  if (!stack || (stack.updatedAt ?? neverUpdated) === now.stackMark) return;
  const { uuid, clusterTemplateId, labels, upgrades } = cluster;
  await db.write(async (tx) => {
    const row = await getCluster(tx, uuid);
    if (row?.upgrades !== upgrade.previous.upgrades) return;
    await saveCluster(tx, uuid, { clusterTemplateId, labels, upgrades });
  });
}
