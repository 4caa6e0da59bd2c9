import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import type { NodeGroup } from '../nodegroups/nodegroup.js';
import { type Request, supersede } from '../operations/begin.js';
import { heatWasTold, type OperationInput } from '../operations/operation.js';
import type { Writer } from '../store/database.js';
import { getNodeGroup, saveNodeGroup } from '../store/nodegroups.js';
import { runningOperation } from '../store/operations.js';
import { changeCluster } from './change.js';
import { canChangeGroups, wrongStatus } from './changeable.js';
import type { Cluster } from './cluster.js';
import { type Accepted, acceptedBefore } from './create.js';

/** How a node group is to change, as it was planned outside the transaction. */
interface NodeChange {
  readonly group: NodeGroup;
  readonly nodeCount: number;
  /** Uuids of servers to take away. */
  readonly remove: readonly string[];
  /** Their names. */
  readonly hosts: readonly string[];
  readonly rollback: boolean;
}

/**
 * Accepts another number of workers in a node group, once for a request. The status is looked at again in the
 * transaction. A resize of the same group that is under way is given up for this one: Heat ends what it is at, then it
 * is told of the new number. Anything else that was begun since the plan wins, and this is refused.
 */
export async function changeNodes(
  engine: Engine,
  caller: Caller,
  identifier: string,
  request: Request,
  action: 'cluster:update' | 'cluster:resize',
  plan: () => Promise<NodeChange>,
): Promise<Accepted> {
  const earlier = await acceptedBefore(engine.db.read, request);
  if (earlier) return earlier;
  const { group: planned, nodeCount, remove, hosts, rollback } = await plan();
  const target = { identifier, action, everywhere: 'cluster:update_all_projects' } as const;
  return changeCluster(engine, caller, target, request, async (cluster, tx) => {
    const group = await getNodeGroup(tx, planned.uuid);
    if (!group) throw new EngineError('nodegroup.not_found', `Nodegroup ${planned.name} could not be found.`);
    const status = 'UPDATE_IN_PROGRESS';
    const unsaid = cluster.status === status ? await takeOver(tx, cluster, group, action) : null;
    if (!unsaid && !canChangeGroups(cluster.status)) throw wrongStatus('Resizing', cluster);
    const input = {
      nodeCount,
      previousNodeCount: unsaid?.previousNodeCount ?? group.nodeCount,
      remove: [...new Set([...(unsaid?.remove ?? []), ...remove])],
      hosts: [...new Set([...(unsaid?.hosts ?? []), ...hosts])],
      ...(rollback ? { rollback } : {}),
    };
    if (group.isDefault) return { kind: 'update', input, change: { nodeCount, status } };
    await saveNodeGroup(tx, group.uuid, { nodeCount, status, statusReason: null });
    const about = { nodeGroupUuid: group.uuid, input: { ...input, nodegroup: group.name } };
    return { kind: 'nodegroup-update', change: { status }, ...about };
  });
}

/**
 * Ends the resize of the same group that is under way. Answers what of it Heat was not told, which the next one has to
 * say too. Throws `cluster.wrong_status` where something else is under way.
 */
async function takeOver(
  tx: Writer,
  cluster: Cluster,
  group: NodeGroup,
  action: 'cluster:update' | 'cluster:resize',
): Promise<Pick<OperationInput, 'previousNodeCount' | 'remove' | 'hosts'>> {
  const running = await runningOperation(tx, cluster.uuid);
  const same = group.isDefault
    ? running?.kind === 'update' && running.nodeGroupUuid === null
    : running?.kind === 'nodegroup-update' && running.nodeGroupUuid === group.uuid;
  if (!running || !same || action === 'cluster:update') throw wrongStatus('Resizing', cluster);
  await supersede(tx, running);
  if (heatWasTold(cluster.conditions, running.id)) return {};
  const { previousNodeCount, remove, hosts } = running.input;
  return { previousNodeCount, remove, hosts };
}
