import type { Caller } from '../caller.js';
import { canChangeGroups, changeCluster, wrongStatus } from '../clusters/change.js';
import type { Accepted } from '../clusters/create.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
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

/** Deletes a further node group with its stack, once for a request. */
export async function deleteNodeGroup(
  engine: Engine,
  caller: Caller,
  identifier: string,
  nodegroup: string,
  request: Request = {},
): Promise<Accepted> {
  const { group } = await showNodeGroup(engine, caller, identifier, nodegroup);
  requireDeletable(group);
  const target = {
    identifier,
    action: 'nodegroup:delete',
    everywhere: 'cluster:update_all_projects',
  } as const;
  return changeCluster(engine, caller, target, request, async (cluster, tx) => {
    if (!canChangeGroups(cluster.status)) {
      throw wrongStatus(
        'Updating',
        cluster,
        'Wait until it is complete; cluster-events shows what it is doing.',
      );
    }
    if (!(await getNodeGroup(tx, group.uuid)))
      throw new EngineError('nodegroup.not_found', `Nodegroup ${group.name} could not be found.`);
    await saveNodeGroup(tx, group.uuid, { status: 'DELETE_IN_PROGRESS', statusReason: null });
    return {
      kind: 'nodegroup-delete',
      input: { nodegroup: group.name },
      change: { status: 'UPDATE_IN_PROGRESS' },
      nodeGroupUuid: group.uuid,
    };
  });
}
