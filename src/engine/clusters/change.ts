import { heldAction, heldProject, refuseUnapproved, requireApproved } from '../approvals/hold.js';
import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { beginOperation, type Request } from '../operations/begin.js';
import {
  heatWasTold,
  isRotation,
  type Operation,
  type OperationInput,
  type OperationKind,
} from '../operations/operation.js';
import { type Action, authorize } from '../policy.js';
import { moveApproval } from '../store/approvals.js';
import { getCluster } from '../store/clusters/find.js';
import { holdCluster, saveCluster } from '../store/clusters/write.js';
import type { Writer } from '../store/database.js';
import { followDefaultGroups, keepDefaultGroups } from '../store/nodegroups.js';
import { listOperations } from '../store/operations.js';
import type { Cluster } from './cluster.js';
import { type Accepted, acceptedBefore } from './create.js';
import { failedUpgrades, noMasterDone } from './failed-upgrade.js';
import { showCluster } from './lookup.js';
import { isFreeAgain, refuseBlocked } from './refuse-blocked.js';

/** What a change does to the cluster's row, and the operation that carries it out. */
export interface Decision {
  readonly kind: OperationKind;
  readonly input: OperationInput;
  readonly change: Pick<Cluster, 'status'> & Partial<Omit<Cluster, 'uuid'>>;
  /** The further node group that it is about. */
  readonly nodeGroupUuid?: string;
}

/** Sees the cluster's present row and says what to do, or answers the operation that is doing it already. */
type Decide = (cluster: Cluster, tx: Writer) => Decision | Promise<Decision | Operation>;

/** Whether the last operation is a rotation of the authority that failed half-way. */
export function isUnfinishedRotation(last: Operation | undefined): boolean {
  return last?.state === 'failed' && isRotation(last);
}

/**
 * Throws `cluster.wrong_status` where a cluster's authority was replaced half-way: servers that are built now would know the new one
 * alone, and a change that ends well would hide that the old one is still about. So it does to a resize after an upgrade that failed
 * half-way: Heat would go on with the upgrade in the same breath, of all servers at once.
 */
async function refuseHalfWay(tx: Writer, cluster: Cluster, decided: Decision): Promise<void> {
  if (cluster.status !== 'UPDATE_FAILED' || ['retry', 'delete'].includes(decided.kind)) return;
  const [last] = await listOperations(tx, cluster.uuid, 1);
  const tries = await failedUpgrades(tx, cluster.uuid);
  const onward = `Go on with it: cluster-retry ${cluster.name}`;
  if (isUnfinishedRotation(last)) {
    const sentence = `The certificate authority of ${cluster.name} is replaced only in part, so that nothing else of it can be changed.`;
    throw new EngineError('cluster.wrong_status', sentence, { hint: onward });
  }
  if (!isUnfinishedUpgrade(cluster, last, tries, decided)) return;
  const sentence = isResize(decided)
    ? `${cluster.name} is upgraded only in part, so that no other number of its nodes can be asked for.`
    : `${cluster.name} is upgraded only in part, so that its node groups stay as they are.`;
  const mayLeave = decided.nodeGroupUuid === undefined && noMasterDone(tries);
  const orOther = `Go on with it: cluster-retry ${cluster.name}. No master has finished it, so another template can take its place: cluster-upgrade ${cluster.name} TEMPLATE`;
  throw new EngineError('cluster.wrong_status', sentence, { hint: mayLeave ? orOther : onward });
}

function isResize({ kind, input: { of } }: Decision): boolean {
  return kind === 'update' || (kind === 'nodegroup-update' && of === undefined);
}

/**
 * Whether Heat stopped half-way in an upgrade that the change would go on with unasked, or hide: a change of a further group that ends
 * well leaves the cluster complete.
 */
function isUnfinishedUpgrade(
  { conditions }: Cluster,
  last: Operation | undefined,
  tries: readonly Operation[],
  decided: Decision,
): boolean {
  const { kind, input, nodeGroupUuid } = decided;
  const wasTold = ({ id }: Operation) => heatWasTold(conditions, id);
  if (nodeGroupUuid === undefined) return isResize(decided) && tries.some(wasTold);
  if (kind !== 'nodegroup-upgrade' && input.of === undefined && tries.some(wasTold)) return true;
  const isOfGroup = last?.state === 'failed' && last.input.upgrade && last.nodeGroupUuid === nodeGroupUuid;
  return isResize(decided) && isOfGroup ? wasTold(last) : false;
}

/**
 * Accepts a change of one cluster, once for a request. Wakes the conductor. Throws `approval.needed`, with nothing changed,
 * where the project's rules hold it back, and `cluster.wrong_status` where Heat is known to change nothing in the stack: everything that changes a cluster passes here, from wherever it is asked.
 */
export async function changeCluster(
  engine: Engine,
  caller: Caller,
  target: { identifier: string; action: Action; everywhere: Action | null },
  request: Request,
  decide: Decide,
): Promise<Accepted> {
  const earlier = await acceptedBefore(engine.db.read, request);
  if (earlier) return earlier;
  const seen = await showCluster(engine, caller, target.identifier, target.everywhere);
  const { uuid, ...owner } = seen;
  authorize(engine, caller, target.action, owner);
  const project = await heldProject(engine, caller, owner);
  const begin = () => beginChange(engine, caller, { uuid, project }, request, decide);
  const accepted = await begin().catch(async (error: unknown) => {
    const mayBeOver = error instanceof EngineError && error.code === 'cluster.wrong_status';
    if (!mayBeOver || !(await isFreeAgain(engine, seen))) throw error;
    return begin();
  });
  engine.wake.conductor.notify();
  engine.wake.consumers.notify();
  return accepted;
}

/** The change in one transaction: the row, the operation, and the approval that it carries out. */
function beginChange(
  engine: Engine,
  caller: Caller,
  { uuid, project }: { readonly uuid: string; readonly project: Awaited<ReturnType<typeof heldProject>> },
  request: Request,
  decide: Decide,
): Promise<Accepted> {
  return engine.db.write(async (tx) => {
    await holdCluster(tx, uuid);
    const meanwhile = await acceptedBefore(tx, request);
    if (meanwhile) return meanwhile;
    const cluster = await getCluster(tx, uuid);
    if (!cluster) throw new EngineError('cluster.not_found', `Cluster ${uuid} could not be found.`);
    const approval = await requireApproved(engine, tx, request.approval, cluster);
    const decided = await decide(cluster, tx);
    if (!('id' in decided)) await refuseHalfWay(tx, cluster, decided);
    if ('id' in decided) return { cluster, operation: decided };
    refuseBlocked(cluster, { kind: decided.kind, nodegroup: decided.input.nodegroup });
    const held = heldAction(cluster, decided);
    if (held && approval?.action !== held)
      refuseUnapproved(engine, { action: held, kind: decided.kind }, cluster, project);
    const { change, ...what } = decided;
    await (what.nodeGroupUuid ? keepDefaultGroups(tx, cluster) : followDefaultGroups(tx, uuid));
    await saveCluster(tx, uuid, { ...change, statusReason: null, updatedAt: new Date() });
    const operation = await beginOperation(tx, caller, cluster, { ...what, request });
    if (approval) await moveApproval(tx, approval, { operationId: operation.id });
    return { cluster: { ...cluster, ...change, statusReason: null }, operation };
  });
}
