import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { nearest } from '../nearest.js';
import { type Action, authorize, reach } from '../policy.js';
import { findClusters, listClusters as list } from '../store/clusters.js';
import type { Cluster } from './cluster.js';

/** The clusters of the caller's project, or of all projects where the policy lets the caller; oldest first. */
export async function listClusters(engine: Engine, caller: Caller): Promise<Cluster[]> {
  authorize(engine, caller, 'cluster:get_all');
  return list(engine.db.read, reach(engine, caller, 'cluster:get_all_all_projects'));
}

/**
 * One cluster by uuid or name: of the caller's project, or of any where the policy lets the caller do `everywhere`
 * (null: the own project only). A name in the own project comes before the same name elsewhere. Throws `cluster.not_found` (with the nearest name
 * as hint; a cluster out of reach is not found either) or `cluster.ambiguous`.
 */
export async function showCluster(
  engine: Engine,
  caller: Caller,
  identifier: string,
  everywhere: Action | null = 'cluster:get_one_all_projects',
): Promise<Cluster> {
  const projectId = everywhere === null ? caller.projectId : reach(engine, caller, everywhere);
  const all = await findClusters(engine.db.read, { projectId, identifier });
  const own = all.filter((each) => each.projectId === caller.projectId);
  const found = own.length > 0 ? own : all;
  const exact =
    all.find(({ uuid }) => uuid === identifier.toLowerCase()) ?? (found.length === 1 ? found[0] : null);
  if (exact) {
    authorize(engine, caller, 'cluster:get', exact);
    return exact;
  }
  if (found.length > 1) {
    throw new EngineError(
      'cluster.ambiguous',
      'Multiple clusters exist with same name. Please use the cluster uuid instead.',
      { field: 'cluster', hint: `Those named ${identifier}: ${found.map(({ uuid }) => uuid).join(', ')}.` },
    );
  }
  const names = (await list(engine.db.read, projectId)).map(({ name }) => name);
  throw new EngineError('cluster.not_found', `Cluster ${identifier} could not be found.`, {
    field: 'cluster',
    hint: nearest('cluster', identifier, names),
  });
}
