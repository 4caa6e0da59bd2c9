import type { Engine } from '../engine.js';
import { listApprovals, moveApproval } from '../store/approvals.js';
import { insertEvent } from '../store/events.js';
import { carryOut } from './apply.js';
import type { Approval } from './approval.js';
import { end } from './decide.js';
import { lookAtTerms } from './end-terms.js';
import { lookAtReviews } from './review.js';
import { isUnchanged } from './subject.js';

/**
 * One look at every request that is not over: what was approved is carried out, what ran out expires, what changed is void, and
 * who should decide is reminded and others are called, each once; quotas that were given for a time end. Several may look at the same time.
 */
export async function lookAtApprovals(engine: Engine, now: Date, stopping?: AbortSignal): Promise<void> {
  await lookAtTerms(engine, now, stopping);
  await lookAtReviews(engine, now);
  for (const { number } of await listApprovals(engine.db.read, ['APPROVED', 'EXECUTING'])) {
    if (stopping?.aborted) return;
    await carryOut(engine, number);
  }
  for (const approval of await listApprovals(engine.db.read, ['PENDING'])) {
    if (stopping?.aborted) return;
    if (await lookAt(engine, approval, now)) engine.wake.consumers.notify();
  }
}

/** Answers whether there is something to tell. */
async function lookAt(engine: Engine, approval: Approval, now: Date): Promise<boolean> {
  const { remindAt, escalateAt, expiresAt, projectId, number } = approval;
  if (expiresAt <= now) {
    await engine.db.write((tx) => end(tx, approval, 'EXPIRED', now));
    return true;
  }
  if (!(await isUnchanged(engine.db.read, engine, approval))) {
    await engine.db.write((tx) => end(tx, approval, 'SUPERSEDED', now));
    return true;
  }
  const reminds = remindAt !== null && remindAt <= now;
  const escalates = escalateAt !== null && escalateAt <= now;
  if (!reminds && !escalates) return false;
  return engine.db.write(async (tx) => {
    const change = { ...(reminds ? { remindAt: null } : {}), ...(escalates ? { escalateAt: null } : {}) };
    if (!(await moveApproval(tx, approval, change))) return false;
    if (reminds) await insertEvent(tx, { projectId, body: { type: 'approval.reminded', number } });
    if (escalates) await insertEvent(tx, { projectId, body: { type: 'approval.escalated', number } });
    return true;
  });
}
