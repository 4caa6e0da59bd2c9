import { appendAudit } from '../audit/append.js';
import type { Cluster, ClusterStatus, Fault } from '../clusters/cluster.js';
import type { EventBody } from '../events/event.js';
import { clusterData } from '../notifications/cluster-data.js';
import { commandOf, type Progress, type StageName } from '../operations/operation.js';
import { getCluster } from '../store/clusters/find.js';
import { removeCluster, saveCluster } from '../store/clusters/write.js';
import type { Writer } from '../store/database.js';
import { insertEvents, type NewEvent } from '../store/events.js';
import { failNodeGroups, type GroupChange, removeNodeGroup, saveNodeGroup } from '../store/nodegroups.js';
import { saveOperation } from '../store/operations.js';
import { newlyDone } from './progress.js';
import { type Scope, withCondition } from './scope.js';
import { withStageTimes } from './stage-times.js';
import { stillFailed } from './still-failed.js';
import { hasMoved, stuckAfter, tellNews, withMoves } from './stuck.js';

/** The events of an operation: all that one transaction tells is written at once. */
function eventsOf({ cluster, operation }: Scope, bodies: readonly EventBody[]): NewEvent[] {
  const about = { projectId: cluster.projectId, clusterUuid: cluster.uuid, operationId: operation.id };
  return bodies.map((body) => ({ ...about, body }));
}

function finished(stages: readonly StageName[]): EventBody[] {
  return stages.map((stage) => ({ type: 'stage.finished', stage }));
}

/** How long nothing may move before it is told again that something is still being waited for. */
const silence = 30_000;

function isNews(before: Progress, now: Progress): boolean {
  if (hasMoved(before, now)) return true;
  return before.toldAt === undefined || Date.now() - Date.parse(before.toldAt) > silence;
}

/**
 * Stores how far an operation is and tells it, when anything moved or nothing has for a while; once, that it has not moved
 * for long, and that it goes on.
 */
export async function recordProgress(scope: Scope, measured: Progress): Promise<void> {
  const { engine, operation } = scope;
  const times = { begun: operation.createdAt, now: new Date(), after: stuckAfter(scope) };
  const { progress: moved, news } = withMoves(operation.progress, measured, times);
  if (!news && !isNews(operation.progress, measured)) return;
  const progress = await withStageTimes(scope, { ...moved, toldAt: times.now.toISOString() });
  await engine.db.write(async (tx) => {
    if (!(await saveOperation(tx, operation.id, { progress }))) return;
    const told = [...finished(newlyDone(operation, progress)), { type: 'operation.progressed' } as const];
    await insertEvents(tx, eventsOf(scope, told));
    if (news) await tellNews(tx, scope, news, progress);
  });
  engine.wake.consumers.notify();
}

/** Stores whether something keeps an operation waiting, and why, and tells it when that is new. */
export async function tellWaiting(
  scope: Scope,
  state: 'true' | 'unknown',
  reason: string,
  name: 'observed' | 'drained' = 'observed',
): Promise<Scope> {
  const { engine, cluster } = scope;
  const { conditions } = withCondition(cluster, name, state, reason);
  if (conditions === cluster.conditions) return scope;
  await engine.db.write(async (tx) => {
    await saveCluster(tx, cluster.uuid, { conditions });
    await insertEvents(tx, eventsOf(scope, [{ type: 'operation.progressed' }]));
  });
  engine.wake.consumers.notify();
  return { ...scope, cluster: { ...cluster, conditions } };
}

async function endGroup(tx: Writer, uuid: string, end: GroupChange | 'gone'): Promise<void> {
  await (end === 'gone' ? removeNodeGroup(tx, uuid) : saveNodeGroup(tx, uuid, end));
}

/**
 * Ends an operation: what it left in the cluster, its outcome, the event and the audit are one transaction. Nothing
 * happens when it was superseded meanwhile. A cluster stays failed as long as one of its node groups is, however well it ended.
 */
export async function finishOperation(
  scope: Scope,
  end: {
    status: ClusterStatus;
    reason: string | null;
    faults?: readonly Fault[];
    progress?: Progress;
    change?: Partial<Omit<Cluster, 'uuid'>>;
    /** The cluster's row goes: its deletion is complete. */
    remove?: boolean;
    /** What becomes of the node group that it was about; `gone`: its row goes. */
    group?: GroupChange | 'gone';
  },
): Promise<void> {
  const { engine, cluster, operation } = scope;
  const faults = [...(end.faults ?? [])];
  const progress = await withStageTimes(scope, end.progress ?? operation.progress, true);
  const succeeded = end.status.endsWith('_COMPLETE') && end.status !== 'ROLLBACK_COMPLETE';
  await engine.db.write(async (tx) => {
    if (!(await saveOperation(tx, operation.id, { progress }))) return;
    await saveCluster(tx, cluster.uuid, {
      ...end.change,
      status: end.status,
      statusReason: end.reason,
      faults,
      updatedAt: new Date(),
    });
    if (scope.group && end.group) await endGroup(tx, scope.group.uuid, end.group);
    const kept = await stillFailed(tx, cluster, end);
    if (kept) await saveCluster(tx, cluster.uuid, { status: kept.status, statusReason: kept.reason });
    await saveOperation(tx, operation.id, {
      state: succeeded ? 'succeeded' : 'failed',
      finishedAt: new Date(),
      outcome: { status: end.status, reason: end.reason, faults, ...(kept ? { left: kept } : {}) },
    });
    const left = await getCluster(tx, cluster.uuid);
    const over: EventBody = {
      type: 'operation.finished',
      status: end.status,
      ...(left ? { cluster: clusterData(left) } : {}),
    };
    await insertEvents(tx, eventsOf(scope, [...finished(newlyDone(operation, progress)), over]));
    if (end.status.endsWith('_FAILED')) await failNodeGroups(tx, cluster.uuid, end);
    if (end.remove) await removeCluster(tx, cluster.uuid);
    await appendAudit(tx, operation.caller, {
      action: commandOf(operation.kind),
      target: { kind: 'cluster', id: cluster.uuid, name: cluster.name },
      input: operation.input,
      outcome: 'finished',
      detail: end.status,
      sentence: end.reason,
      origin: operation.origin,
      operationId: operation.id,
    });
  });
  engine.wake.consumers.notify();
}
