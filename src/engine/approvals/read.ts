import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { authorize, reach } from '../policy.js';
import { clusterQuota } from '../quotas/read.js';
import { listQuestions } from '../store/approval-questions.js';
import { getApproval, listApprovals, listVotes, listVotesOn } from '../store/approvals.js';
import { getBrokenGlass } from '../store/broken-glass.js';
import type { Reader } from '../store/database.js';
import { getTerm } from '../store/quota-terms.js';
import { type Approval, type ApprovalVote, requestNumber } from './approval.js';
import type { BrokenGlass } from './broken-glass.js';
import { isOneOf, principalsOf } from './principals.js';
import type { ApprovalQuestion } from './question.js';
import type { QuotaTerm } from './term.js';

/** A request with what a card of it shows. */
export interface ApprovalView {
  readonly approval: Approval;
  readonly votes: readonly ApprovalVote[];
  /** Clusters that the project has now; null where it is not about a quota. */
  readonly used: number | null;
  /** The time that the quota was given for; null where it is for good, or not given yet. */
  readonly term: QuotaTerm | null;
  /** Who approved it alone, in an emergency; null where nobody did. */
  readonly broken: BrokenGlass | null;
  /** What was asked about it, in that order. */
  readonly questions: readonly ApprovalQuestion[];
}

/** A request by its number, for a card; null when there is none. */
export async function viewApproval(engine: Engine, number: number): Promise<ApprovalView | null> {
  const { read } = engine.db;
  const approval = await getApproval(read, number);
  if (!approval) return null;
  const quota = approval.action === 'quota' ? await clusterQuota(read, engine, approval.projectId) : null;
  return {
    approval,
    votes: await listVotes(read, number),
    used: quota?.used ?? null,
    term: await getTerm(read, number),
    broken: await getBrokenGlass(read, number),
    questions: await listQuestions(read, number),
  };
}

/** Requests that wait: of the caller's project, or of all where the caller may see all. Throws `policy.forbidden`. */
export async function listPending(engine: Engine, caller: Caller): Promise<Approval[]> {
  authorize(engine, caller, 'approval:get');
  return listApprovals(engine.db.read, ['PENDING'], reach(engine, caller, 'approval:get_all'));
}

/** Requests that wait, and that the caller may decide: not their own, and none that they voted on. Throws `policy.forbidden`. */
export async function listDecidable(engine: Engine, caller: Caller): Promise<Approval[]> {
  authorize(engine, caller, 'approval:decide');
  const others = (await listPending(engine, caller)).filter(({ askers }) => !isOneOf(caller, askers));
  const numbers = others.map(({ number }) => number);
  const votes = await listVotesOn(engine.db.read, numbers);
  const mine = votes.filter((vote) => !vote.lapsedAt && isOneOf(caller, principalsOf(vote.caller)));
  const votedOn = new Set(mine.map(({ approvalNumber }) => approvalNumber));
  return others.filter(({ number }) => !votedOn.has(number));
}

/** The caller's own requests that wait, of whatever project. */
export async function listOwn(engine: Engine, caller: Caller): Promise<Approval[]> {
  const waiting = await listApprovals(engine.db.read, ['PENDING']);
  return waiting.filter(({ askers }) => isOneOf(caller, askers));
}

/**
 * The request that somebody named. Throws `approval.not_found`, also for one of another project that is neither the caller's own nor
 * the caller's to see.
 */
export async function findApproval(
  engine: Engine,
  caller: Caller,
  typed: string,
  db: Reader = engine.db.read,
): Promise<Approval> {
  const number = requestNumber(typed);
  const found = number === null ? null : await getApproval(db, number);
  const project = reach(engine, caller, 'approval:get_all');
  const sees = found && (project === null || found.projectId === project || isOneOf(caller, found.askers));
  if (sees) return found;
  throw new EngineError('approval.not_found', `There is no request ${typed}.`, {
    field: 'request',
    hint: 'approval-list shows those that wait.',
  });
}
