import { isDeepStrictEqual } from 'node:util';
import type { Progress } from '../operations/operation.js';
import type { Writer } from '../store/database.js';
import { insertEvent } from '../store/events.js';
import { saveOperation } from '../store/operations.js';
import type { Scope } from './scope.js';

/** What is told of an operation: that it does not move, or that it does again. */
export type StuckNews = 'operation.stuck' | 'operation.moved';

/** Milliseconds without a move after which an operation is stuck: the setting, at most half of the cluster's timeout. Null: never. */
export function stuckAfter({ engine, cluster }: Pick<Scope, 'engine' | 'cluster'>): number | null {
  const { stuckSeconds } = engine.settings;
  if (stuckSeconds === 0) return null;
  const half = cluster.createTimeout > 0 ? cluster.createTimeout * 30 : Number.POSITIVE_INFINITY;
  return Math.min(stuckSeconds, half) * 1000;
}

/** How far Heat is, without when that was noted. */
function counts({ toldAt: _told, movedAt: _moved, stuckAt: _stuck, ...rest }: Progress) {
  return rest;
}

/** Whether anything moved between two looks. */
export function hasMoved(before: Progress, now: Progress): boolean {
  return !isDeepStrictEqual(counts(before), counts(now));
}

/**
 * What was measured with when it last moved, and what there is to tell of that: once that nothing moves for `after`
 * milliseconds, and once that it goes on: that something more is done. What fails, or is waited for in its place, is no such thing.
 */
export function withMoves(
  before: Progress,
  measured: Progress,
  times: { readonly begun: Date; readonly now: Date; readonly after: number | null },
): { progress: Progress; news: StuckNews | null } {
  const now = times.now.toISOString();
  const movedAt = before.movedAt ?? times.begun.toISOString();
  const still = { ...counts(measured), movedAt };
  if (before.stuckAt && before.done === measured.done)
    return { progress: { ...still, stuckAt: before.stuckAt }, news: null };
  if (hasMoved(before, measured))
    return {
      progress: { ...counts(measured), movedAt: now },
      news: before.stuckAt ? 'operation.moved' : null,
    };
  const isStuck = times.after !== null && times.now.getTime() - Date.parse(movedAt) >= times.after;
  return isStuck
    ? { progress: { ...still, stuckAt: now }, news: 'operation.stuck' }
    : { progress: still, news: null };
}

/** An operation that the cloud keeps waiting may be stuck as well: told once. */
export async function noteStuck(scope: Scope): Promise<void> {
  const { engine, operation } = scope;
  const { progress: before } = operation;
  const times = { begun: operation.createdAt, now: new Date(), after: stuckAfter(scope) };
  const { progress, news } = withMoves(before, before, times);
  if (news !== 'operation.stuck') return;
  const told = { ...progress, toldAt: times.now.toISOString() };
  await engine.db.write(async (tx) => {
    if (await saveOperation(tx, operation.id, { progress: told })) await tellNews(tx, scope, news, told);
  });
  engine.wake.consumers.notify();
}

/** Writes the event that tells it. */
export async function tellNews(
  tx: Writer,
  { cluster, operation }: Scope,
  type: StuckNews,
  { movedAt, waiting }: Progress,
): Promise<void> {
  const since = movedAt ?? new Date().toISOString();
  await insertEvent(tx, {
    projectId: cluster.projectId,
    clusterUuid: cluster.uuid,
    operationId: operation.id,
    body: type === 'operation.stuck' ? { type, since, ...(waiting ? { waiting } : {}) } : { type },
  });
}
