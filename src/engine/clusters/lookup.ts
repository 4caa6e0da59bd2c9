import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { nearest } from '../nearest.js';
import { authorize } from '../policy.js';
import { findClusters, listClusters as list } from '../store/clusters.js';
import type { Cluster } from './cluster.js';

/** The caller's project's clusters, oldest first. */
export async function listClusters(engine: Engine, caller: Caller): Promise<Cluster[]> {
  return list(engine.db.read, caller.projectId);
}

/**
 * One cluster of the caller's project by uuid or name. Throws `cluster.not_found` (with the nearest name as
 * hint; another project's cluster is not found either) or `cluster.ambiguous`.
 */
export async function showCluster(engine: Engine, caller: Caller, identifier: string): Promise<Cluster> {
  const found = await findClusters(engine.db.read, { projectId: caller.projectId, identifier });
  const exact =
    found.find(({ uuid }) => uuid === identifier.toLowerCase()) ?? (found.length === 1 ? found[0] : null);
  if (exact) {
    authorize(caller, 'cluster:get', exact);
    return exact;
  }
  if (found.length > 1) {
    throw new EngineError(
      'cluster.ambiguous',
      'Multiple clusters exist with same name. Please use the cluster uuid instead.',
      { field: 'cluster', hint: `Those named ${identifier}: ${found.map(({ uuid }) => uuid).join(', ')}.` },
    );
  }
  const names = (await listClusters(engine, caller)).map(({ name }) => name);
  throw new EngineError('cluster.not_found', `Cluster ${identifier} could not be found.`, {
    field: 'cluster',
    hint: nearest('cluster', identifier, names),
  });
}
