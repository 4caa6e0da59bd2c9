import type { Caller } from '../caller.js';
import type { Cluster } from '../clusters/cluster.js';
import type { Engine } from '../engine.js';
import { authorize, reach } from '../policy.js';
import { getCluster } from '../store/clusters.js';
import { getOperation, listOperations, listOperationsOfGone } from '../store/operations.js';
import { getTemplate } from '../store/templates.js';
import type { ClusterTemplate } from '../templates/template.js';
import type { Operation } from './operation.js';

/** What was and is being done to a cluster, newest first. */
export async function clusterHistory(engine: Engine, cluster: Cluster, limit = 5): Promise<Operation[]> {
  return listOperations(engine.db.read, cluster.uuid, limit);
}

/**
 * What was done to a cluster that is gone, newest first, by its uuid or, of the last of that name, by its name; in the caller's project,
 * or in any where the policy lets the caller see those of all. Empty where there never was one.
 */
export async function goneHistory(
  engine: Engine,
  caller: Caller,
  identifier: string,
  limit = 5,
): Promise<Operation[]> {
  const projectId = reach(engine, caller, 'cluster:get_one_all_projects');
  const found = await listOperationsOfGone(engine.db.read, { projectId, identifier }, limit);
  for (const { projectId: of } of found.slice(0, 1))
    authorize(engine, caller, 'cluster:get', { projectId: of });
  return found;
}

/** An operation with its cluster, as far as that is still there: everything its card is drawn from. */
export interface OperationView {
  readonly operation: Operation;
  readonly cluster: Cluster | null;
  readonly template: ClusterTemplate | null;
}

/** Reads an operation as it is now; null when there is none of that id. */
export async function viewOperation(engine: Engine, id: string): Promise<OperationView | null> {
  const operation = await getOperation(engine.db.read, id);
  if (!operation) return null;
  const cluster = operation.clusterUuid ? await getCluster(engine.db.read, operation.clusterUuid) : null;
  const template = cluster ? await getTemplate(engine.db.read, cluster.clusterTemplateId) : null;
  return { operation, cluster, template };
}
