import { isOpenStackError } from '../../openstack/error.js';
import type { Caller } from '../caller.js';
import { changeCluster } from '../clusters/change.js';
import { canChangeGroups, wrongStatus } from '../clusters/changeable.js';
import { type Cluster, stackNotFound } from '../clusters/cluster.js';
import type { Accepted } from '../clusters/create.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { listNodes } from '../nodes/node.js';
import type { Request } from '../operations/begin.js';
import { getNodeGroup, saveNodeGroup } from '../store/nodegroups.js';
import { showNodeGroup } from './lookup.js';
import type { NodeGroup } from './nodegroup.js';

/** A default group stays as long as its cluster. Throws `nodegroup.invalid` in Magnum's words. */
export function requireDeletable({ isDefault }: NodeGroup): void {
  if (!isDefault) return;
  throw new EngineError('nodegroup.invalid', 'Deleting a default nodegroup is not supported.', {
    field: 'nodegroup',
  });
}

/** Names of a group's servers, which the cluster knows them by; none where the cloud does not say: the group goes all the same. */
async function hostsOf(engine: Engine, cluster: Cluster, group: NodeGroup): Promise<string[]> {
  try {
    return (await listNodes(engine, cluster, group)).map(({ name }) => name);
  } catch (error) {
    if (isOpenStackError(error)) return [];
    throw error;
  }
}

/** Deletes a further node group with its stack, once for a request. */
export async function deleteNodeGroup(
  engine: Engine,
  caller: Caller,
  identifier: string,
  nodegroup: string,
  request: Request = {},
): Promise<Accepted> {
  const { cluster: seen, group } = await showNodeGroup(engine, caller, identifier, nodegroup);
  requireDeletable(group);
  const hosts = await hostsOf(engine, seen, group);
  const target = {
    identifier,
    action: 'nodegroup:delete',
    everywhere: 'cluster:update_all_projects',
  } as const;
  return changeCluster(engine, caller, target, request, async (cluster, tx) => {
    if (!canChangeGroups(cluster.status)) {
      throw wrongStatus('Updating', cluster);
    }
    const now = await getNodeGroup(tx, group.uuid);
    if (!now) throw new EngineError('nodegroup.not_found', `Nodegroup ${group.name} could not be found.`);
    const isLost = now.statusReason === stackNotFound(now);
    await saveNodeGroup(tx, group.uuid, { status: 'DELETE_IN_PROGRESS', statusReason: null });
    return {
      kind: 'nodegroup-delete',
      input: { nodegroup: group.name, hosts, ...(isLost ? { nothingLeft: true } : {}) },
      change: { status: 'UPDATE_IN_PROGRESS' },
      nodeGroupUuid: group.uuid,
    };
  });
}
