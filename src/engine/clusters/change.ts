import { heldAction, heldProject, refuseUnapproved, requireApproved } from '../approvals/hold.js';
import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import type { NodeGroup } from '../nodegroups/nodegroup.js';
import { beginOperation, type Request, supersede } from '../operations/begin.js';
import {
  heatWasTold,
  isRotation,
  type Operation,
  type OperationInput,
  type OperationKind,
} from '../operations/operation.js';
import { type Action, authorize } from '../policy.js';
import { moveApproval } from '../store/approvals.js';
import { getCluster, holdCluster, saveCluster } from '../store/clusters.js';
import type { Writer } from '../store/database.js';
import { getNodeGroup, listNodeGroups, saveNodeGroup } from '../store/nodegroups.js';
import { listOperations, runningOperation } from '../store/operations.js';
import { type Cluster, type ClusterStatus, stackNotFound } from './cluster.js';
import { type Accepted, acceptedBefore } from './create.js';
import { showCluster } from './lookup.js';
import { checkFlavors, clusterFlavors, groupFlavor, type RetryFlavors } from './retry-flavors.js';

/** The statuses in which Magnum lets a cluster be updated (magnum.md D.2). */
const updatable: readonly ClusterStatus[] = [
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'RESUME_COMPLETE',
  'RESTORE_COMPLETE',
  'ROLLBACK_COMPLETE',
  'SNAPSHOT_COMPLETE',
  'CHECK_COMPLETE',
  'ADOPT_COMPLETE',
];

/** Whether `updateCluster` may change a cluster in this status. */
export function canUpdate(status: ClusterStatus): boolean {
  return updatable.includes(status);
}

/** The statuses out of which what failed can be driven on. */
const retriable: readonly ClusterStatus[] = [
  'CREATE_FAILED',
  'UPDATE_FAILED',
  'ROLLBACK_FAILED',
  'DELETE_FAILED',
];

/** Whether `retryCluster` has anything to go on with. */
export function canRetry(status: ClusterStatus): boolean {
  return retriable.includes(status);
}

/** Whether node groups may be taken from a cluster in this status: also one whose last update failed. */
export function canChangeGroups(status: ClusterStatus): boolean {
  return canUpdate(status) || status === 'UPDATE_FAILED';
}

/** Whether `resizeCluster` may change a cluster in this status: also one that is being updated (magnum.md D.2). */
export function canResize(status: ClusterStatus): boolean {
  return canChangeGroups(status) || status === 'UPDATE_IN_PROGRESS';
}

const wait = 'Wait until it is complete; cluster-events shows what it is doing.';

/** Magnum's refusal of a change that the status does not allow. */
export function wrongStatus(doing: string, cluster: Cluster, hint = wait): EngineError {
  return new EngineError(
    'cluster.wrong_status',
    `${doing} a cluster when status is "${cluster.status}" is not supported.`,
    { hint },
  );
}

/** What a change does to the cluster's row, and the operation that carries it out. */
interface Decision {
  readonly kind: OperationKind;
  readonly input: OperationInput;
  readonly change: Pick<Cluster, 'status'> & Partial<Omit<Cluster, 'uuid'>>;
  /** The further node group that it is about. */
  readonly nodeGroupUuid?: string;
}

function isUnfinishedRotation(last: Operation | undefined): boolean {
  return last?.state === 'failed' && isRotation(last);
}

/**
 * Throws `cluster.wrong_status` where a cluster's authority was replaced half-way: servers that are built now would know the new one
 * alone, and a change that ends well would hide that the old one is still about.
 */
async function refuseBetweenAuthorities(tx: Writer, cluster: Cluster, { kind }: Decision): Promise<void> {
  if (cluster.status !== 'UPDATE_FAILED' || kind === 'retry' || kind === 'delete') return;
  const [last] = await listOperations(tx, cluster.uuid, 1);
  if (!isUnfinishedRotation(last)) return;
  throw new EngineError(
    'cluster.wrong_status',
    `The certificate authority of ${cluster.name} is replaced only in part, so that nothing else of it can be changed.`,
    { hint: `Go on with it: cluster-retry ${cluster.name}` },
  );
}

/**
 * Accepts a change of one cluster, once for a request: `decide` sees the cluster's present row and says what to
 * do, or answers the operation that is doing it already. Wakes the conductor. Throws `approval.needed`, with nothing changed,
 * where the project's rules hold it back: everything that changes a cluster passes here, from wherever it is asked.
 */
export async function changeCluster(
  engine: Engine,
  caller: Caller,
  target: { identifier: string; action: Action; everywhere: Action | null },
  request: Request,
  decide: (cluster: Cluster, tx: Writer) => Decision | Promise<Decision | Operation>,
): Promise<Accepted> {
  const earlier = await acceptedBefore(engine.db.read, request);
  if (earlier) return earlier;
  const { uuid, ...owner } = await showCluster(engine, caller, target.identifier, target.everywhere);
  authorize(engine, caller, target.action, owner);
  const project = await heldProject(engine, caller, owner);
  const accepted = await engine.db.write(async (tx) => {
    await holdCluster(tx, uuid);
    const meanwhile = await acceptedBefore(tx, request);
    if (meanwhile) return meanwhile;
    const cluster = await getCluster(tx, uuid);
    if (!cluster) throw new EngineError('cluster.not_found', `Cluster ${uuid} could not be found.`);
    const approval = await requireApproved(engine, tx, request.approval, cluster);
    const decided = await decide(cluster, tx);
    if (!('id' in decided)) await refuseBetweenAuthorities(tx, cluster, decided);
    if ('id' in decided) return { cluster, operation: decided };
    const held = heldAction(cluster, decided);
    if (held && approval?.action !== held)
      refuseUnapproved(engine, { action: held, kind: decided.kind }, cluster, project);
    const { change, ...what } = decided;
    await saveCluster(tx, uuid, { ...change, statusReason: null, updatedAt: new Date() });
    const operation = await beginOperation(tx, caller, cluster, { ...what, request });
    if (approval) await moveApproval(tx, approval, { operationId: operation.id });
    return { cluster: { ...cluster, ...change, statusReason: null }, operation };
  });
  engine.wake.conductor.notify();
  engine.wake.consumers.notify();
  return accepted;
}

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

/** Deletes a cluster in any status; what was being done to it is given up. */
export async function deleteCluster(
  engine: Engine,
  caller: Caller,
  identifier: string,
  request: Request = {},
): Promise<Accepted> {
  const target = {
    identifier,
    action: 'cluster:delete',
    everywhere: 'cluster:delete_all_projects',
  } as const;
  return changeCluster(engine, caller, target, request, async (cluster, tx) => {
    const running = await runningOperation(tx, cluster.uuid);
    if (running?.kind === 'delete') return running;
    if (running) await supersede(tx, running);
    return { kind: 'delete', input: {}, change: { status: 'DELETE_IN_PROGRESS' } };
  });
}

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
  return changeCluster(engine, caller, target, request, async (cluster, tx) => {
    if (!canRetry(cluster.status)) {
      throw wrongStatus('Retrying', cluster, 'Only what failed can be tried again.');
    }
    if (cluster.status === 'DELETE_FAILED') {
      authorize(engine, caller, 'cluster:delete', cluster);
      clusterFlavors(cluster, flavors);
      return { kind: 'delete', input: {}, change: { status: 'DELETE_IN_PROGRESS' } };
    }
    const groups = await listNodeGroups(tx, cluster.uuid);
    const [last] = await listOperations(tx, cluster.uuid, 1);
    // A group stands on the network of the cluster's own stack, and goes round with it when the authority is replaced.
    const alone = cluster.statusReason !== stackNotFound(cluster) && !isUnfinishedRotation(last);
    const broken = alone && groups.find(({ isDefault, status }) => !isDefault && status.endsWith('_FAILED'));
    if (broken) return retryGroup(tx, broken, flavors);
    const change = clusterFlavors(cluster, flavors);
    const changed = last?.input.upgrade ? 'upgrade' : isUnfinishedRotation(last) ? 'rotate-ca' : 'update';
    const of = cluster.status === 'CREATE_FAILED' ? 'create' : changed;
    return {
      kind: 'retry',
      input: {
        of,
        nodeCount: cluster.nodeCount,
        ...flavors,
        ...leftOf(of, last),
      },
      change: {
        ...change,
        status: of === 'create' ? 'CREATE_IN_PROGRESS' : 'UPDATE_IN_PROGRESS',
        faults: [],
      },
    };
  });
}

/** What a retry must know of the operation that failed to go on with it. */
function leftOf(of: OperationInput['of'], last: Operation | undefined): OperationInput {
  const { upgrade, round } = last?.input ?? {};
  if (of === 'upgrade' && upgrade) return { upgrade };
  return of === 'rotate-ca' && round !== undefined ? { round } : {};
}

/** Goes on with the node group that failed; one whose deletion failed is deleted again. */
async function retryGroup(tx: Writer, group: NodeGroup, flavors: RetryFlavors): Promise<Decision> {
  const action = group.status.slice(0, group.status.indexOf('_')).toLowerCase();
  const [last] = await listOperations(tx, group.clusterUuid, 1);
  const upgrade = last?.nodeGroupUuid === group.uuid ? last.input.upgrade : undefined;
  const changing = upgrade ? 'nodegroup-upgrade' : 'nodegroup-update';
  const kind = action === 'delete' ? 'nodegroup-delete' : group.stackId ? changing : 'nodegroup-create';
  const status = kind === 'nodegroup-delete' ? 'DELETE_IN_PROGRESS' : 'UPDATE_IN_PROGRESS';
  await saveNodeGroup(tx, group.uuid, { ...groupFlavor(group, flavors), status, statusReason: null });
  const { nodeCount } = group;
  return {
    kind,
    input: {
      nodegroup: group.name,
      nodeCount,
      previousNodeCount: nodeCount,
      of: upgrade ? 'upgrade' : 'update',
      ...flavors,
      ...(upgrade ? { upgrade } : {}),
    },
    change: { status: 'UPDATE_IN_PROGRESS', faults: [] },
    nodeGroupUuid: group.uuid,
  };
}
