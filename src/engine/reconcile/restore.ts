import { beforeUpgrade } from '../clusters/before-upgrade.js';
import type { Cluster } from '../clusters/cluster.js';
import type { GroupChange } from '../store/nodegroups.js';
import type { Scope } from './scope.js';
import { wasTold } from './tell.js';

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
