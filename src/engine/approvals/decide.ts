import { appendAudit } from '../audit/append.js';
import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import type { EventBody } from '../events/event.js';
import { requireShort } from '../notes.js';
import type { Request } from '../operations/begin.js';
import type { Origin } from '../operations/operation.js';
import { authorize } from '../policy.js';
import { lapseVotes, moveApproval, saveVote } from '../store/approvals.js';
import type { Reader, Writer } from '../store/database.js';
import { insertEvent } from '../store/events.js';
import { aboutOf } from './about.js';
import { untilTaken } from './again.js';
import { type Approval, type ApprovalState, type ApprovalVote, requestId } from './approval.js';
import { requireCode } from './one-time-code.js';
import { isOneOf, principalOf, principalsOf } from './principals.js';
import { findApproval } from './read.js';
import { isUnchanged } from './subject.js';
import { type KnownPeople, lookUpVoters, type SortedVotes, sortVotes } from './votes.js';

/** What somebody says to a request. */
export interface Decision {
  readonly request: string;
  readonly decision: 'approve' | 'deny';
  /** Required to deny. */
  readonly reason?: string | undefined;
  /** Required to approve what wants a one-time code. */
  readonly passcode?: string | undefined;
}

const over: Readonly<Record<Exclude<ApprovalState, 'PENDING'>, string>> = {
  APPROVED: 'was approved already',
  EXECUTING: 'was approved already',
  APPLIED: 'was approved already',
  FAILED: 'was approved already',
  DENIED: 'was denied already',
  EXPIRED: 'has expired',
  CANCELLED: 'was taken back',
  SUPERSEDED: 'is void: what it is about has changed since',
};

/**
 * Throws unless the caller may say this to the request now: `policy.forbidden`, `approval.not_found`, `approval.own` for whoever asked,
 * `approval.recorded` for a second vote, `approval.over` when it is decided or its time has passed. The votes so far are sorted by the rights
 * that everybody has now, as far as the database and `known` say.
 */
export async function checkDecision(
  engine: Engine,
  caller: Caller,
  request: string,
  now: Date = new Date(),
  db: Reader = engine.db.read,
  known: KnownPeople = new Map(),
): Promise<{ approval: Approval; votes: SortedVotes }> {
  authorize(engine, caller, 'approval:decide');
  const approval = await findApproval(engine, caller, request, db);
  const id = requestId(approval);
  const isOver = approval.state !== 'PENDING' || approval.expiresAt <= now;
  if (isOneOf(caller, approval.askers) && !isOver) {
    throw new EngineError('approval.own', `${id} is your own request: somebody else decides it.`, {
      hint: `Take it back with approval-cancel ${id}.`,
    });
  }
  const votes = await sortVotes(engine, db, approval, known);
  // The same chat person, or the same user, whichever of the two the vote was counted by.
  const mine = votes.counted.find((vote) => isOneOf(caller, principalsOf(vote.caller)));
  if (mine && (!isOver || isAsDecided(approval, mine))) {
    const said = mine.decision === 'approve' ? 'approved' : 'denied';
    throw new EngineError('approval.recorded', `That you ${said} ${id} is already recorded.`);
  }
  requirePending(approval, now);
  return { approval, votes };
}

/** Whether it came as this vote wanted it: whoever said so is told that it is recorded, and everybody else what became of it. */
function isAsDecided({ state }: Approval, { decision }: ApprovalVote): boolean {
  if (decision === 'deny') return state === 'DENIED';
  return state === 'APPROVED' || state === 'EXECUTING' || state === 'APPLIED' || state === 'FAILED';
}

/** Throws `approval.over` for a request that is decided, or whose time has passed. */
export function requirePending(approval: Approval, now: Date): void {
  const id = requestId(approval);
  if (approval.state !== 'PENDING') throw new EngineError('approval.over', `${id} ${over[approval.state]}.`);
  if (approval.expiresAt <= now) throw new EngineError('approval.over', `${id} ${over.EXPIRED}.`);
}

/**
 * Records a vote and, when enough agree, the decision: the vote, the one conditional change of the request, the event and the audit record
 * are one transaction. Votes of people who may not decide any more fall away then. A request whose subject has changed becomes SUPERSEDED instead, and nobody's vote is counted. Throws what
 * {@link checkDecision} and {@link requireCode} do, and `approval.invalid` for a denial without a reason.
 */
export async function decide(
  engine: Engine,
  caller: Caller,
  { request, decision, reason, passcode }: Decision,
  { origin }: Request = {},
  now: Date = new Date(),
): Promise<Approval> {
  if (decision === 'deny' && !reason?.trim()) {
    throw new EngineError('approval.invalid', 'Say why it is denied.', { field: 'reason' });
  }
  requireShort(reason?.trim() ?? '', 'reason');
  const { approval } = await checkDecision(engine, caller, request, now);
  if (decision === 'approve') await requireCode(engine, caller, approval, passcode);
  const known = await lookUpVoters(engine, approval.number);
  const vote = { request, decision, reason: reason?.trim() || null };
  return untilTaken(engine, (tx) => voteOnce(engine, tx, caller, vote, { origin, now, known }));
}

async function voteOnce(
  engine: Engine,
  tx: Writer,
  caller: Caller,
  said: { request: string } & Pick<ApprovalVote, 'decision' | 'reason'>,
  { origin, now, known }: { origin: Origin | undefined; now: Date; known: KnownPeople },
): Promise<Approval | null> {
  const { request, decision, reason } = said;
  const { approval, votes } = await checkDecision(engine, caller, request, now, tx, known);
  if (!(await isUnchanged(tx, engine, approval))) return end(tx, approval, 'SUPERSEDED', now);
  const { number, projectId } = approval;
  const principal = principalOf(caller);
  const vote = {
    approvalNumber: number,
    principal,
    decision,
    reason,
    caller,
    createdAt: now,
    lapsedAt: null,
  };
  const fallen = votes.fallen.map((each) => each.principal);
  const state = stateAfter(approval, [...votes.counted, vote]);
  const change = state === 'PENDING' ? {} : { state, decidedAt: now };
  // First the request, so that of two who decide at once the second waits, and sees the first.
  if (!(await moveApproval(tx, approval, change))) return null;
  await lapseVotes(tx, number, fallen, now);
  await saveVote(tx, vote);
  const body: EventBody =
    state === 'PENDING'
      ? { type: 'approval.voted', number }
      : { type: 'approval.decided', number, state, about: aboutOf(approval, caller) };
  await insertEvent(tx, { projectId, body });
  await appendAudit(tx, caller, {
    action: decision,
    target: { kind: 'approval', id: requestId(approval), name: approval.projectName },
    input: {
      reason,
      subjectHash: approval.subjectHash,
      policy: approval.policyVersion,
      stepUp: approval.stepUp,
      ...(fallen.length > 0 && { fallen }),
    },
    outcome: 'accepted',
    detail: state,
    origin,
  });
  return { ...approval, ...change };
}

function stateAfter(approval: Approval, votes: readonly ApprovalVote[]): 'PENDING' | 'APPROVED' | 'DENIED' {
  const count = (decision: ApprovalVote['decision']) =>
    votes.filter((vote) => vote.decision === decision).length;
  if (count('deny') >= approval.denialsNeeded) return 'DENIED';
  return count('approve') >= approval.approvalsNeeded ? 'APPROVED' : 'PENDING';
}

/** Ends a request that nobody decided, in its own audit line. */
export async function end(
  tx: Writer,
  approval: Approval,
  state: 'SUPERSEDED' | 'EXPIRED' | 'CANCELLED',
  now: Date,
): Promise<Approval> {
  if (!(await moveApproval(tx, approval, { state, decidedAt: now }))) return approval;
  const { number, projectId, requester } = approval;
  await insertEvent(tx, {
    projectId,
    body: { type: 'approval.decided', number, state, about: aboutOf(approval, requester) },
  });
  await appendAudit(tx, requester, {
    action: state === 'CANCELLED' ? 'approval-cancel' : 'approval-request',
    target: { kind: 'approval', id: requestId(approval), name: approval.projectName },
    input: { subjectHash: approval.subjectHash },
    outcome: state === 'CANCELLED' ? 'accepted' : 'finished',
    detail: state,
    origin: approval.origin,
  });
  return { ...approval, state, decidedAt: now };
}

/** Takes a request back. Throws `approval.not_found`, `approval.own` for anybody but its requester, `approval.over`. */
export async function cancelRequest(engine: Engine, caller: Caller, request: string): Promise<Approval> {
  const cancelled = await engine.db.write(async (tx) => {
    const approval = await findApproval(engine, caller, request, tx);
    const id = requestId(approval);
    if (approval.state !== 'PENDING')
      throw new EngineError('approval.over', `${id} ${over[approval.state]}.`);
    if (!isOneOf(caller, approval.askers)) {
      throw new EngineError('approval.own', `${id} is not your request: only who asked takes it back.`);
    }
    return end(tx, approval, 'CANCELLED', new Date());
  });
  engine.wake.consumers.notify();
  return cancelled;
}
