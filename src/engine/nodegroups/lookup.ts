import type { Caller } from '../caller.js';
import type { Cluster } from '../clusters/cluster.js';
import { showCluster } from '../clusters/lookup.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { nearest } from '../nearest.js';
import { authorize } from '../policy.js';
import { listNodeGroups as list, listNodeGroupNames } from '../store/nodegroups.js';
import type { NodeGroup } from './nodegroup.js';

/** The groups of a cluster, the default ones first; of one role where it is said. */
export async function listNodeGroups(
  engine: Engine,
  caller: Caller,
  cluster: string,
  role?: string,
): Promise<{ cluster: Cluster; groups: NodeGroup[] }> {
  const found = await showCluster(engine, caller, cluster, 'nodegroup:get_all_all_projects');
  authorize(engine, caller, 'nodegroup:get_all', found);
  const groups = await list(engine.db.read, found.uuid);
  return { cluster: found, groups: role ? groups.filter((group) => group.role === role) : groups };
}

/** One group of a cluster by uuid or name. Throws `nodegroup.not_found`. */
export async function showNodeGroup(
  engine: Engine,
  caller: Caller,
  cluster: string,
  identifier: string,
): Promise<{ cluster: Cluster; group: NodeGroup }> {
  const found = await showCluster(engine, caller, cluster, 'nodegroup:get_one_all_projects');
  authorize(engine, caller, 'nodegroup:get', found);
  return { cluster: found, group: await requireNodeGroup(engine, found, identifier) };
}

/** A group of a cluster that the caller has been let see. Throws `nodegroup.not_found` with the nearest name. */
export async function requireNodeGroup(
  engine: Engine,
  cluster: Cluster,
  identifier: string,
): Promise<NodeGroup> {
  const groups = await list(engine.db.read, cluster.uuid);
  const found = groups.find(({ uuid, name }) => uuid === identifier.toLowerCase() || name === identifier);
  if (found) return found;
  const names = groups.map(({ name }) => name);
  throw new EngineError('nodegroup.not_found', `Nodegroup ${identifier} could not be found.`, {
    field: 'nodegroup',
    hint: nearest('node group', identifier, names),
  });
}

/** Names of node groups of the caller's project, each once. */
export async function nodeGroupNames(engine: Engine, caller: Caller): Promise<{ name: string }[]> {
  return listNodeGroupNames(engine.db.read, caller.projectId);
}
