import { appendAudit } from '../audit/append.js';
import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { requireShort } from '../notes.js';
import type { Request } from '../operations/begin.js';
import { authorize } from '../policy.js';
import { getApproval } from '../store/approvals.js';
import { getBrokenGlass, keepReview, listUnreviewed, takeReminder } from '../store/broken-glass.js';
import type { Reader } from '../store/database.js';
import { insertEvent } from '../store/events.js';
import { type Approval, requestId } from './approval.js';
import type { BrokenGlass, Verdict } from './broken-glass.js';
import { isOneOf, principalsOf } from './principals.js';
import { findApproval } from './read.js';

const day = 24 * 3_600_000;

/**
 * Throws unless the caller may review this emergency now: `policy.forbidden`, `approval.not_found`, `approval.own` for whoever approved alone or
 * asked, `approval.recorded` when it was reviewed, `approval.invalid` for a request that was approved in the usual way.
 */
async function checkReview(
  engine: Engine,
  caller: Caller,
  request: string,
  db: Reader,
): Promise<{ approval: Approval; broken: BrokenGlass }> {
  authorize(engine, caller, 'approval:decide');
  const approval = await findApproval(engine, caller, request, db);
  const id = requestId(approval);
  const broken = await getBrokenGlass(db, approval.number);
  if (!broken) {
    throw new EngineError(
      'approval.invalid',
      `${id} was not approved by break-glass: there is nothing to review.`,
      {
        field: 'request',
      },
    );
  }
  if (isOneOf(caller, [...approval.askers, ...principalsOf(broken.caller)])) {
    throw new EngineError(
      'approval.own',
      `You asked for ${id} or approved it alone: somebody else reviews it.`,
    );
  }
  if (broken.review) throw new EngineError('approval.recorded', `${id} was reviewed already.`);
  return { approval, broken };
}

/** Says whether an emergency was one. Once, by somebody else. Throws as said above, and `approval.invalid` for a refusal without a reason, or for one that is too long. */
export async function reviewBreakGlass(
  engine: Engine,
  caller: Caller,
  said: { readonly request: string; readonly verdict: Verdict; readonly reason?: string | undefined },
  { origin }: Request = {},
): Promise<Approval> {
  const comment = said.reason?.trim() || null;
  requireShort(comment ?? '', 'reason');
  const { verdict } = said;
  if (verdict === 'not-justified' && !comment)
    throw new EngineError('approval.invalid', 'Say why it was not justified.', { field: 'reason' });
  const reviewed = await engine.db.write(async (tx) => {
    const { approval } = await checkReview(engine, caller, said.request, tx);
    const { number, projectId, projectName } = approval;
    if (!(await keepReview(tx, number, { verdict, comment, caller, at: new Date() })))
      throw new EngineError('approval.recorded', `${requestId(approval)} was reviewed already.`);
    await insertEvent(tx, { projectId, body: { type: 'approval.reviewed', number } });
    await appendAudit(tx, caller, {
      action: 'break-glass-review',
      target: { kind: 'approval', id: requestId(approval), name: projectName },
      input: { verdict, reason: comment },
      outcome: 'accepted',
      detail: verdict,
      origin,
    });
    return approval;
  });
  engine.wake.consumers.notify();
  return reviewed;
}

/** Calls for reviews that are due: first when what was given so ends, then every day until somebody has reviewed it. Each once, however many look. */
export async function lookAtReviews(engine: Engine, now: Date): Promise<void> {
  for (const broken of await listUnreviewed(engine.db.read, now)) {
    const told = await engine.db.write(async (tx) => {
      if (!(await takeReminder(tx, broken, new Date(now.getTime() + day)))) return false;
      const approval = await getApproval(tx, broken.approvalNumber);
      if (!approval) return false;
      const { number, projectId } = approval;
      await insertEvent(tx, { projectId, body: { type: 'approval.unreviewed', number } });
      return true;
    });
    if (told) engine.wake.consumers.notify();
  }
}
