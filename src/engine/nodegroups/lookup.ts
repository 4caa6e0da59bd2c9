import type { Caller } from '../caller.js';
import type { Cluster } from '../clusters/cluster.js';
import { showCluster } from '../clusters/lookup.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { nearest } from '../nearest.js';
import { type Page, type PageInput, pageOf, pageRequest, uuidMarker } from '../paging/page.js';
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

/** By which property each of Magnum's fields is sorted; `id` stands for the order of {@link listNodeGroups}. */
const columns = {
  id: 'id',
  uuid: 'uuid',
  name: 'name',
  role: 'role',
  image_id: 'imageId',
  flavor_id: 'flavorId',
  node_count: 'nodeCount',
  min_node_count: 'minNodeCount',
  max_node_count: 'maxNodeCount',
  docker_volume_size: 'dockerVolumeSize',
  stack_id: 'stackId',
  status: 'status',
  project_id: 'projectId',
  created_at: 'createdAt',
  updated_at: 'updatedAt',
} as const;

/**
 * A page of the groups of a cluster, of which there are few. Throws `page.invalid`, or `nodegroup.not_found` for a marker that is
 * none of them.
 */
export async function pageNodeGroups(
  engine: Engine,
  caller: Caller,
  cluster: string,
  asked: PageInput & { readonly role?: string | undefined } = {},
): Promise<{ cluster: Cluster; page: Page<NodeGroup> }> {
  const request = pageRequest(asked, columns);
  const { sortKey, sortDir, limit } = request;
  const marker = uuidMarker(request);
  const found = await listNodeGroups(engine, caller, cluster, asked.role);
  const sorted =
    sortKey === 'id'
      ? found.groups
      : found.groups.sort((one, other) => compare(one[sortKey], other[sortKey]));
  const groups = sortDir === 'asc' ? sorted : sorted.reverse();
  const after = groups.findIndex(({ uuid }) => uuid === marker);
  if (marker && after < 0) {
    throw new EngineError('nodegroup.not_found', `Nodegroup ${marker} could not be found.`, {
      field: 'marker',
    });
  }
  const rest = groups.slice(after + 1);
  return { cluster: found.cluster, page: pageOf(rest, limit, ({ uuid }) => uuid) };
}

/** Null comes first. */
function compare(one: string | number | Date | null, other: string | number | Date | null): number {
  if (one === other) return 0;
  if (one === null || other === null) return one === null ? -1 : 1;
  return one < other ? -1 : one > other ? 1 : 0;
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
