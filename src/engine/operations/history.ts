import type { Caller } from '../caller.js';
import type { Cluster } from '../clusters/cluster.js';
import type { Engine } from '../engine.js';
import { authorize, reach } from '../policy.js';
import { serviceState } from '../services/service.js';
import { getCluster } from '../store/clusters/find.js';
import { getOperation, listOperations, listOperationsOfGone } from '../store/operations.js';
import { listServices } from '../store/services.js';
import { getTemplate } from '../store/templates.js';
import type { ClusterTemplate } from '../templates/template.js';
import { heatWasTold, type Operation } from './operation.js';

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
  /** Nobody has begun with it, as no conductor is up and enabled: hosts of those that are disabled. */
  readonly noConductor?: readonly string[];
}

/** An operation that is read already, and whether there is nobody to begin with it. */
export async function withConductors(engine: Engine, view: OperationView): Promise<OperationView> {
  if (isBegun(view)) return view;
  const services = await listServices(engine.db.read);
  // A conductor that has just been started has not reported yet.
  if (services.length === 0) return view;
  if (services.some((service) => !service.disabled && serviceState(service) === 'up')) return view;
  return { ...view, noConductor: services.filter(({ disabled }) => disabled).map(({ host }) => host) };
}

/** Whether it is over, or a conductor did anything for it. */
function isBegun({ operation, cluster }: OperationView): boolean {
  const { id, state, kind, progress, stackMark } = operation;
  if (state !== 'running' || progress.toldAt !== undefined || stackMark !== null || !cluster) return true;
  return heatWasTold(cluster.conditions, id) || (kind === 'create' && cluster.conditions.trust !== undefined);
}

/** Reads an operation as it is now; null when there is none of that id. */
export async function viewOperation(engine: Engine, id: string): Promise<OperationView | null> {
  const operation = await getOperation(engine.db.read, id);
  if (!operation) return null;
  const cluster = operation.clusterUuid ? await getCluster(engine.db.read, operation.clusterUuid) : null;
  const template = cluster ? await getTemplate(engine.db.read, cluster.clusterTemplateId) : null;
  return withConductors(engine, { operation, cluster, template });
}
