import type { Cluster } from '../clusters/cluster.js';
import type { GroupChange } from '../store/nodegroups.js';
import { getTemplate } from '../store/templates.js';
import type { Scope } from './scope.js';
import { wasTold } from './tell.js';

/**
 * What goes back to what it was in a cluster whose operation ended before Heat began with it: the number of workers, and
 * all that an upgrade changed. What Heat was told of stays, as its servers may have it already; so does the new authority, and
 * the number of the round in which a retry tells servers of it.
 */
export async function clusterBefore(scope: Scope): Promise<Partial<Omit<Cluster, 'uuid'>>> {
  const { engine, operation } = scope;
  const { previousNodeCount, upgrade } = operation.input;
  const asksForNodes = operation.kind === 'update' || operation.kind === 'retry';
  if (asksForNodes && previousNodeCount !== undefined) return { nodeCount: previousNodeCount };
  if (wasTold(scope)) return {};
  if (operation.kind !== 'upgrade' || !upgrade) return {};
  const { clusterTemplateId, ...rest } = upgrade.previous;
  const template = await getTemplate(engine.db.read, clusterTemplateId);
  return template ? upgrade.previous : rest;
}

/** The same of what an upgrade changed in a further node group. */
export function groupBeforeUpgrade(scope: Scope): GroupChange {
  const { upgrade } = scope.operation.input;
  if (scope.operation.kind !== 'nodegroup-upgrade' || !upgrade || wasTold(scope)) return {};
  const { labels, upgrades } = upgrade.previous;
  return { labels, upgrades };
}
