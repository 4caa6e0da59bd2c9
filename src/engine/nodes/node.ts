import { failedMembers } from '../../drivers/server/repair.js';
import type { StackRef } from '../../openstack/cloud.js';
import type { Cluster } from '../clusters/cluster.js';
import type { Engine } from '../engine.js';
import type { NodeGroup } from '../nodegroups/nodegroup.js';

/** A worker of a cluster as Nova has it. */
export interface ClusterNode {
  /** Nova's name; the host's name too. */
  readonly name: string;
  readonly serverId: string;
  /** Its place in the group; those that came last have the highest. */
  readonly index: number;
  /** Heat could not build it whole. */
  readonly isBroken: boolean;
}

/** The workers of a node group, as its stack has them. */
export interface Members {
  /** Those that have a server, oldest first. */
  readonly nodes: readonly ClusterNode[];
  /** Places of those that have none: Heat has not built them, or could not. Lowest first. */
  readonly unbuilt: readonly number[];
}

const nestedDepth = 2;
const server = 'OS::Nova::Server';

/** The workers of a node group that have a server, oldest first. */
export async function listNodes(
  engine: Engine,
  cluster: Cluster,
  group: NodeGroup,
): Promise<readonly ClusterNode[]> {
  return (await listMembers(engine, cluster, group)).nodes;
}

/** All workers of a node group: one request to Heat and one to Nova. None before it has a stack. */
export async function listMembers(engine: Engine, cluster: Cluster, group: NodeGroup): Promise<Members> {
  if (!group.stackId) return { nodes: [], unbuilt: [] };
  const ref: StackRef = { id: group.stackId, name: group.stackName };
  const { heat, nova } = engine.clouds.forProject(cluster.projectId);
  const [resources, servers] = await Promise.all([heat.resources(ref, nestedDepth), nova.servers()]);
  const names = new Map(servers.map(({ id, name }) => [id, name]));
  const failed = new Set(failedMembers(resources, 'nodes'));
  const nodes = resources
    .filter(({ type, path, physicalId }) => type === server && path[0] === 'nodes' && physicalId !== '')
    .map(({ physicalId, path: [, place = ''] }) => ({
      name: names.get(physicalId) ?? physicalId,
      serverId: physicalId,
      index: Number(place),
      isBroken: failed.has(place),
    }))
    .sort((one, other) => one.index - other.index);
  const built = new Set(nodes.map(({ index }) => index));
  const unbuilt = resources
    .filter(({ path }) => path.length === 1 && path[0] === 'nodes')
    .map(({ name }) => Number(name))
    .filter((place) => !built.has(place))
    .sort((one, other) => one - other);
  return { nodes, unbuilt };
}
