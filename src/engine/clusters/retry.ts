import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { requireWithin } from '../nodegroups/bounds.js';
import type { NodeGroup } from '../nodegroups/nodegroup.js';
import type { Request } from '../operations/begin.js';
import {
  heatWasTold,
  type Operation,
  type OperationInput,
  type OperationKind,
} from '../operations/operation.js';
import { authorize } from '../policy.js';
import type { Writer } from '../store/database.js';
import { listNodeGroups, saveNodeGroup } from '../store/nodegroups.js';
import { listOperations } from '../store/operations.js';
import { changeCluster, type Decision, isUnfinishedRotation } from './change.js';
import { requireRetriable } from './changeable.js';
import { type Cluster, stackNotFound } from './cluster.js';
import type { Accepted } from './create.js';
import { deletionOf } from './delete.js';
import { triesOf } from './other-flavors.js';
import { checkFlavors, clusterFlavors, groupFlavor, type RetryFlavors } from './retry-flavors.js';

/**
 * Goes on with what failed: Heat makes again what failed and keeps what is there; a deletion is tried again, and needs
 * the right to delete. A create that failed may be tried again with other flavors, as nothing runs yet. Magnum itself has no
 * way out of CREATE_FAILED but delete.
 */
export async function retryCluster(
  engine: Engine,
  caller: Caller,
  identifier: string,
  request: Request = {},
  flavors: RetryFlavors = {},
): Promise<Accepted> {
  const target = {
    identifier,
    action: 'cluster:update',
    everywhere: 'cluster:update_all_projects',
  } as const;
  await checkFlavors(engine, caller, flavors);
  const tries = await triesOf(engine, caller, identifier, flavors);
  return changeCluster(engine, caller, target, request, async (cluster, tx) => {
    requireRetriable(cluster);
    if (cluster.status === 'DELETE_FAILED') {
      authorize(engine, caller, 'cluster:delete', cluster);
      clusterFlavors(cluster, flavors);
      const input = await deletionOf(tx, cluster);
      return { kind: 'delete', input, change: { status: 'DELETE_IN_PROGRESS' } };
    }
    const groups = await listNodeGroups(tx, cluster.uuid);
    const [last] = await listOperations(tx, cluster.uuid, 1);
    // A group stands on the network of the cluster's own stack, and goes round with it when the authority is replaced.
    const alone = cluster.statusReason !== stackNotFound(cluster) && !isUnfinishedRotation(last);
    const broken = alone && groups.find(({ isDefault, status }) => !isDefault && status.endsWith('_FAILED'));
    if (broken) return retryGroup(tx, cluster, broken, flavors, tries);
    const change = clusterFlavors(cluster, flavors);
    const changed = last?.input.upgrade ? 'upgrade' : isUnfinishedRotation(last) ? 'rotate-ca' : 'update';
    const of = cluster.status === 'CREATE_FAILED' ? 'create' : changed;
    const left = resizeLeft(cluster, null, last);
    return {
      kind: 'retry',
      input: {
        of,
        ...left,
        ...flavors,
        ...tries,
        ...leftOf(of, last),
      },
      change: {
        ...change,
        nodeCount: left.nodeCount,
        status: of === 'create' ? 'CREATE_IN_PROGRESS' : 'UPDATE_IN_PROGRESS',
        faults: [],
      },
    };
  });
}

/** What asks for a number of nodes. */
const resizes: readonly OperationKind[] = ['update', 'retry', 'nodegroup-update'];

/** What a retry must know of the operation that failed to go on with it. */
function leftOf(of: OperationInput['of'], last: Operation | undefined): OperationInput {
  const { upgrade, round } = last?.input ?? {};
  if (of === 'upgrade' && upgrade) return { upgrade };
  return of === 'rotate-ca' && round !== undefined ? { round } : {};
}

/**
 * What is left to do of a resize that failed: the number of nodes that was asked for, which the row lost where Heat refused it, and
 * the nodes that were to go where Heat was not told of them. Where the last operation was no resize of this stack, its present number.
 */
function resizeLeft(
  cluster: Cluster,
  group: NodeGroup | null,
  last: Operation | undefined,
): Pick<OperationInput, 'remove' | 'hosts' | 'previousNodeCount'> & { readonly nodeCount: number } {
  const { nodeCount } = group ?? cluster;
  const now = { nodeCount, previousNodeCount: nodeCount };
  const isOurs = last?.state === 'failed' && last.nodeGroupUuid === (group?.uuid ?? null);
  if (!isOurs || !resizes.includes(last.kind) || last.input.nodeCount === undefined) return now;
  const { remove, hosts } = last.input;
  const going = heatWasTold(cluster.conditions, last.id) ? {} : { remove, hosts };
  return { ...now, ...going, nodeCount: last.input.nodeCount };
}

/** Goes on with the node group that failed; one whose deletion failed is deleted again. */
async function retryGroup(
  tx: Writer,
  cluster: Cluster,
  group: NodeGroup,
  flavors: RetryFlavors,
  tries: OperationInput,
): Promise<Decision> {
  const action = group.status.slice(0, group.status.indexOf('_')).toLowerCase();
  const [last] = await listOperations(tx, group.clusterUuid, 1);
  const upgrade = last?.nodeGroupUuid === group.uuid ? last.input.upgrade : undefined;
  const changing = upgrade ? 'nodegroup-upgrade' : 'nodegroup-update';
  const kind = action === 'delete' ? 'nodegroup-delete' : group.stackId ? changing : 'nodegroup-create';
  const status = kind === 'nodegroup-delete' ? 'DELETE_IN_PROGRESS' : 'UPDATE_IN_PROGRESS';
  const left = resizeLeft(cluster, group, last);
  const { nodeCount } = left;
  if (nodeCount !== group.nodeCount) requireWithin(group, nodeCount);
  const change = { ...groupFlavor(group, flavors), nodeCount, status, statusReason: null } as const;
  await saveNodeGroup(tx, group.uuid, change);
  return {
    kind,
    input: {
      nodegroup: group.name,
      ...left,
      of: upgrade ? 'upgrade' : 'update',
      ...(group.statusReason === stackNotFound(group) ? { anew: true } : {}),
      ...flavors,
      ...tries,
      ...(upgrade ? { upgrade } : {}),
    },
    change: { status: 'UPDATE_IN_PROGRESS', faults: [] },
    nodeGroupUuid: group.uuid,
  };
}
