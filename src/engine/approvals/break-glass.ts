import { appendAudit } from '../audit/append.js';
import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { requireShort } from '../notes.js';
import type { Request } from '../operations/begin.js';
import { moveApproval } from '../store/approvals.js';
import { insertBrokenGlass } from '../store/broken-glass.js';
import type { Reader, Writer } from '../store/database.js';
import { insertEvent } from '../store/events.js';
import { aboutOf } from './about.js';
import { type Approval, requestId } from './approval.js';
import type { BreakGlassPolicy } from './break-glass-policy.js';
import { end, requirePending } from './decide.js';
import { requireCode } from './one-time-code.js';
import { findApproval } from './read.js';
import { isUnchanged } from './subject.js';

/** What somebody says who approves alone. */
export interface BreakGlass {
  readonly request: string;
  readonly reason: string;
  /** Of the incident, in whatever system it is kept. */
  readonly ticket: string;
  /** Required where the request wants a one-time code. */
  readonly passcode?: string | undefined;
}

/**
 * The pending request that the caller may approve alone, also their own. Throws `policy.forbidden` for anybody whom the policy file does not name
 * for emergencies, `approval.not_found`, `approval.over`.
 */
export async function checkBreakGlass(
  engine: Engine,
  caller: Caller,
  request: string,
  db: Reader = engine.db.read,
): Promise<{ readonly approval: Approval; readonly policy: BreakGlassPolicy }> {
  const policy = engine.approvals.breakGlass;
  if (!policy?.isFor(caller)) {
    throw new EngineError('policy.forbidden', 'You are not one of those who may break the glass.', {
      hint: policy ? 'The policy file names them.' : 'Nobody is: APPROVAL_POLICY has no breakGlass.',
    });
  }
  const approval = await findApproval(engine, caller, request, db);
  requirePending(approval, new Date());
  return { approval, policy };
}

/**
 * Approves one pending request alone and at once, in an emergency. It is told loudly, it must be reviewed by somebody else, and a quota that is
 * given so goes back by itself. A request whose subject has changed becomes SUPERSEDED instead. Throws what {@link checkBreakGlass} and
 * {@link requireCode} do.
 */
export async function breakGlass(
  engine: Engine,
  caller: Caller,
  { request, reason, ticket, passcode }: BreakGlass,
  { origin }: Request = {},
): Promise<Approval> {
  requireShort(reason, 'reason');
  requireShort(ticket, 'ticket');
  const { approval: asked } = await checkBreakGlass(engine, caller, request);
  await requireCode(engine, caller, asked, passcode);
  const broken = await engine.db.write(async (tx) => {
    const { approval, policy } = await checkBreakGlass(engine, caller, request, tx);
    const now = new Date();
    if (!(await isUnchanged(tx, engine, approval))) return end(tx, approval, 'SUPERSEDED', now);
    const change = { state: 'APPROVED', decidedAt: now } as const;
    if (!(await moveApproval(tx, approval, change)))
      throw new EngineError('approval.over', `${requestId(approval)} was decided at this moment.`);
    await write(tx, caller, approval, { reason, ticket, policy, now, origin });
    return { ...approval, ...change };
  });
  engine.wake.consumers.notify();
  return broken;
}

async function write(
  tx: Writer,
  caller: Caller,
  approval: Approval,
  said: { reason: string; ticket: string; policy: BreakGlassPolicy; now: Date; origin: Request['origin'] },
): Promise<void> {
  const { number, projectId, projectName, intent, subjectHash } = approval;
  const { reason, ticket, policy, now, origin } = said;
  const ends = new Date(now.getTime() + policy.lasts);
  await insertBrokenGlass(tx, {
    approvalNumber: number,
    caller,
    reason,
    ticket,
    channel: policy.channel,
    createdAt: now,
    endsAt: ends,
    remindAt: ends,
    reminders: 0,
    review: null,
  });
  await insertEvent(tx, {
    projectId,
    body: { type: 'approval.decided', number, state: 'APPROVED', about: aboutOf(approval, caller) },
  });
  await insertEvent(tx, { projectId, body: { type: 'approval.broken', number } });
  await appendAudit(tx, caller, {
    action: 'break-glass',
    target: { kind: 'approval', id: requestId(approval), name: projectName },
    input: { intent, reason, ticket, subjectHash, policy: approval.policyVersion, stepUp: approval.stepUp },
    outcome: 'accepted',
    detail: 'APPROVED',
    origin,
  });
}
