import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { getApproval } from '../store/approvals.js';
import { getOperation } from '../store/operations.js';
import { type Approval, HeldIntent } from './approval.js';
import { approverOf, finishApproval } from './finish.js';
import { beginHeld } from './operations.js';
import { requesterNow } from './requester.js';
import { isUnchanged } from './subject.js';
import { type KnownPeople, lapseFallen, lookUpVoters, tooFew } from './votes.js';

/** So long it is tried again while the cloud or the database does not answer. Milliseconds after the decision. */
const patience = 3_600_000;

/**
 * Begins the operation of an approved request as whoever asked, with the rights that they have now. That it has begun is written in the
 * transaction that begins it, so whoever dies here is followed by the next, and none begins it again.
 */
export async function startOperation(engine: Engine, approval: Approval): Promise<void> {
  const { problem, voters } = await begin(engine, approval);
  if (problem === null) return;
  await engine.db.write(async (tx) => {
    const now = await getApproval(tx, approval.number);
    // Somebody whose turn it was at the same time has begun it.
    if (now?.state !== 'EXECUTING' || now.operationId) return;
    await lapseFallen(engine, tx, now, voters);
    await finishApproval(tx, now, problem, await approverOf(tx, now));
  });
}

/** Why it cannot be done any more, in a sentence; null when it has begun, or is tried again. */
async function begin(
  engine: Engine,
  approval: Approval,
): Promise<{ readonly problem: string | null; readonly voters: KnownPeople }> {
  const { number, requester, origin, decidedAt } = approval;
  const { read } = engine.db;
  let voters: KnownPeople = new Map();
  const because = (problem: string | null) => ({ problem, voters });
  if (!(await isUnchanged(read, engine, approval)))
    return because('The cluster was changed after this was asked.');
  try {
    voters = await lookUpVoters(engine, number);
    const few = await tooFew(engine, read, approval, voters);
    if (few) return because(few);
    const caller = await requesterNow(engine, requester);
    const request = { key: `approval:${number}`, approval: number, ...(origin ? { origin } : {}) };
    await beginHeld(engine, caller, HeldIntent.parse(approval.intent), request);
    return because(null);
  } catch (error) {
    if (error instanceof EngineError && !error.code.startsWith('store.')) return because(error.message);
    engine.log.warn({ err: error, approval: number }, 'approvals: an operation could not be begun now');
    if (Date.now() - (decidedAt?.getTime() ?? 0) < patience) return because(null);
    return because(error instanceof Error ? error.message : String(error));
  }
}

const wentWrong = {
  failed: 'It was begun, and failed.',
  superseded: 'It was begun, and given up for what was asked of the cluster after it.',
} as const;

/** Ends an approved request when its operation is over. Answers whether it did. */
export async function followOperation(engine: Engine, approval: Approval): Promise<boolean> {
  const operation = approval.operationId ? await getOperation(engine.db.read, approval.operationId) : null;
  if (operation?.state === 'running') return false;
  const state = operation?.state ?? 'failed';
  const reason = operation?.outcome?.reason;
  const problem =
    state === 'succeeded' ? null : [wentWrong[state], state === 'failed' && reason].filter(Boolean).join(' ');
  return engine.db.write(async (tx) => finishApproval(tx, approval, problem, await approverOf(tx, approval)));
}
