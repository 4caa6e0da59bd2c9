import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { beginOperation, type Request, supersede } from '../operations/begin.js';
import type { Operation, OperationInput, OperationKind } from '../operations/operation.js';
import { type Action, authorize } from '../policy.js';
import { getCluster, saveCluster } from '../store/clusters.js';
import type { Writer } from '../store/database.js';
import { runningOperation } from '../store/operations.js';
import type { Cluster, ClusterStatus } from './cluster.js';
import { type Accepted, acceptedBefore } from './create.js';
import { showCluster } from './lookup.js';

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

/** The statuses out of which a failed create or update can be driven on. */
const retriable: readonly ClusterStatus[] = ['CREATE_FAILED', 'UPDATE_FAILED', 'ROLLBACK_FAILED'];

/** Whether `retryCluster` has anything to go on with. */
export function canRetry(status: ClusterStatus): boolean {
  return retriable.includes(status);
}

/** Magnum's sentence for what a status does not allow. */
export function wrongStatus(doing: string, cluster: Cluster, hint: string): EngineError {
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
}

/**
 * Accepts a change of one cluster, once for a request: `decide` sees the cluster's present row and says what to
 * do, or answers the operation that is doing it already. Wakes the conductor.
 */
export async function changeCluster(
  engine: Engine,
  caller: Caller,
  target: { identifier: string; action: Action },
  request: Request,
  decide: (cluster: Cluster, tx: Writer) => Decision | Promise<Decision | Operation>,
): Promise<Accepted> {
  const earlier = await acceptedBefore(engine.db.read, request);
  if (earlier) return earlier;
  const { uuid, ...owner } = await showCluster(engine, caller, target.identifier);
  authorize(caller, target.action, owner);
  const accepted = await engine.db.write(async (tx) => {
    const meanwhile = await acceptedBefore(tx, request);
    if (meanwhile) return meanwhile;
    const cluster = await getCluster(tx, uuid);
    if (!cluster) throw new EngineError('cluster.not_found', `Cluster ${uuid} could not be found.`);
    const decided = await decide(cluster, tx);
    if ('id' in decided) return { cluster, operation: decided };
    const { kind, input, change } = decided;
    await saveCluster(tx, uuid, { ...change, statusReason: null, updatedAt: new Date() });
    const operation = await beginOperation(tx, caller, cluster, { kind, input, request });
    return { cluster: { ...cluster, ...change, statusReason: null }, operation };
  });
  engine.wake.conductor.notify();
  engine.wake.consumers.notify();
  return accepted;
}

/** Changes the number of workers. Throws `cluster.wrong_status` at once where the status does not allow it. */
export async function updateCluster(
  engine: Engine,
  caller: Caller,
  identifier: string,
  input: { nodeCount: number; rollback?: boolean },
  request: Request = {},
): Promise<Accepted> {
  const target = { identifier, action: 'cluster:update' } as const;
  return changeCluster(engine, caller, target, request, (cluster) => {
    if (!canUpdate(cluster.status)) {
      const hint = 'Wait until it is complete; cluster-events shows what it is doing.';
      throw wrongStatus('Updating', cluster, hint);
    }
    return {
      kind: 'update',
      input: { ...input, previousNodeCount: cluster.nodeCount },
      change: { nodeCount: input.nodeCount, status: 'UPDATE_IN_PROGRESS' },
    };
  });
}

/** Deletes a cluster in any status; what was being done to it is given up. */
export async function deleteCluster(
  engine: Engine,
  caller: Caller,
  identifier: string,
  request: Request = {},
): Promise<Accepted> {
  const target = { identifier, action: 'cluster:delete' } as const;
  return changeCluster(engine, caller, target, request, async (cluster, tx) => {
    const running = await runningOperation(tx, cluster.uuid);
    if (running?.kind === 'delete') return running;
    if (running) await supersede(tx, running);
    return { kind: 'delete', input: {}, change: { status: 'DELETE_IN_PROGRESS' } };
  });
}

/**
 * Goes on with a create or update that failed: Heat makes again what failed and keeps what is there. Magnum
 * itself has no way out of CREATE_FAILED but delete.
 */
export async function retryCluster(
  engine: Engine,
  caller: Caller,
  identifier: string,
  request: Request = {},
): Promise<Accepted> {
  const target = { identifier, action: 'cluster:update' } as const;
  return changeCluster(engine, caller, target, request, (cluster) => {
    if (!canRetry(cluster.status)) {
      throw wrongStatus('Retrying', cluster, 'Only what failed can be tried again.');
    }
    const of = cluster.status === 'CREATE_FAILED' ? 'create' : 'update';
    return {
      kind: 'retry',
      input: { of, nodeCount: cluster.nodeCount },
      change: { status: of === 'create' ? 'CREATE_IN_PROGRESS' : 'UPDATE_IN_PROGRESS', faults: [] },
    };
  });
}
