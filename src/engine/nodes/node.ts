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
}

const nestedDepth = 2;

/** The workers of a node group, oldest first: one request to Heat and one to Nova. Empty before it has a stack. */
export async function listNodes(engine: Engine, cluster: Cluster, group: NodeGroup): Promise<ClusterNode[]> {
  if (!group.stackId) return [];
  const ref: StackRef = { id: group.stackId, name: group.stackName };
  const { heat, nova } = engine.clouds.forProject(cluster.projectId);
  const [resources, servers] = await Promise.all([heat.resources(ref, nestedDepth), nova.servers()]);
  const names = new Map(servers.map(({ id, name }) => [id, name]));
  return resources
    .filter(({ type, path }) => type === 'OS::Nova::Server' && path[0] === 'nodes')
    .map(({ physicalId, path }) => ({
      name: names.get(physicalId) ?? physicalId,
      serverId: physicalId,
      index: Number(path[1]),
    }))
    .filter(({ serverId }) => serverId !== '')
    .sort((one, other) => one.index - other.index);
}
