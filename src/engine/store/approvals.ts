import { z } from 'zod';
import {
  type Approval,
  ApprovalAction,
  ApprovalState,
  type ApprovalVote,
  ApprovedIntent,
} from '../approvals/approval.js';
import { Caller } from '../caller.js';
import { Origin } from '../operations/operation.js';
import type { Reader, Writer } from './database.js';
import { Prisma, type Approval as Row, type ApprovalVote as VoteRow } from './generated/sqlite/client.js';

function toApproval({
  requestKey: _key,
  leaseOwner: _owner,
  leaseUntil: _until,
  oneTimeCode,
  ...row
}: Row): Approval {
  return {
    ...row,
    stepUp: oneTimeCode ? 'one-time-code' : row.stepUp ? 'id' : 'none',
    action: ApprovalAction.parse(row.action),
    state: ApprovalState.parse(row.state),
    intent: ApprovedIntent.parse(row.intent),
    requester: Caller.parse(row.requester),
    askers: z.array(z.string()).parse(row.askers),
    origin: Origin.nullable().parse(row.origin),
  };
}

function toVote(row: VoteRow): ApprovalVote {
  return {
    ...row,
    decision: z.enum(['approve', 'deny']).parse(row.decision),
    caller: Caller.parse(row.caller),
  };
}

function json(value: unknown) {
  return z.json().parse(JSON.parse(JSON.stringify(value))) ?? {};
}

export async function insertApproval(
  tx: Writer,
  approval: Approval,
  requestKey: string | null,
): Promise<void> {
  const { intent, before, requester, askers, origin, stepUp, ...rest } = approval;
  await tx.approval.create({
    data: {
      ...rest,
      stepUp: stepUp === 'id',
      oneTimeCode: stepUp === 'one-time-code',
      intent: json(intent),
      before: json(before),
      requester: json(requester),
      askers: [...askers],
      origin: origin ?? Prisma.DbNull,
      requestKey,
    },
  });
}

export async function getApproval(db: Reader, number: number): Promise<Approval | null> {
  const row = await db.approval.findUnique({ where: { number } });
  return row && toApproval(row);
}

/** The request that an earlier delivery of the same question made; null when there is none. */
export async function findApprovalByKey(db: Reader, requestKey: string): Promise<Approval | null> {
  const row = await db.approval.findUnique({ where: { requestKey } });
  return row && toApproval(row);
}

/** Requests in these states, oldest first: of a project, or of all (null). */
export async function listApprovals(
  db: Reader,
  states: readonly ApprovalState[],
  projectId: string | null = null,
): Promise<Approval[]> {
  const rows = await db.approval.findMany({
    where: { state: { in: [...states] }, ...(projectId === null ? {} : { projectId }) },
    orderBy: { number: 'asc' },
  });
  return rows.map(toApproval);
}

/** The request that began an operation; null where none did. */
export async function findApprovalOf(db: Reader, operationId: string): Promise<Approval | null> {
  const row = await db.approval.findFirst({ where: { operationId } });
  return row && toApproval(row);
}

export async function listVotes(db: Reader, approvalNumber: number): Promise<ApprovalVote[]> {
  const rows = await db.approvalVote.findMany({ where: { approvalNumber }, orderBy: { createdAt: 'asc' } });
  return rows.map(toVote);
}

/** The votes on several requests. */
export async function listVotesOn(db: Reader, numbers: readonly number[]): Promise<ApprovalVote[]> {
  const rows = await db.approvalVote.findMany({ where: { approvalNumber: { in: [...numbers] } } });
  return rows.map(toVote);
}

/** Keeps somebody's vote, in place of one of theirs that had fallen away. */
export async function saveVote(tx: Writer, { caller, ...vote }: ApprovalVote): Promise<void> {
  const { approvalNumber, principal } = vote;
  const data = { ...vote, caller: json(caller) };
  await tx.approvalVote.upsert({
    where: { approvalNumber_principal: { approvalNumber, principal } },
    create: data,
    update: data,
  });
}

/** Marks that votes count no more. */
export async function lapseVotes(
  tx: Writer,
  approvalNumber: number,
  principals: readonly string[],
  lapsedAt: Date,
): Promise<void> {
  if (principals.length === 0) return;
  await tx.approvalVote.updateMany({
    where: { approvalNumber, principal: { in: [...principals] }, lapsedAt: null },
    data: { lapsedAt },
  });
}

type Change = Partial<
  Pick<Approval, 'state' | 'remindAt' | 'escalateAt' | 'decidedAt' | 'finishedAt' | 'outcome' | 'operationId'>
>;

/** Changes a request that is still as it was read; answers whether it was. */
export async function moveApproval(
  tx: Writer,
  { number, state, version }: Pick<Approval, 'number' | 'state' | 'version'>,
  change: Change,
): Promise<boolean> {
  const { count } = await tx.approval.updateMany({
    where: { number, state, version },
    data: { ...change, version: version + 1 },
  });
  return count === 1;
}

/**
 * Takes an approved request for one who carries it out, `milliseconds` long; whoever died with it has let go by then. One whose operation has
 * begun is carried out already.
 */
export async function takeApproved(
  tx: Writer,
  number: number,
  lease: { readonly owner: string; readonly milliseconds: number },
): Promise<boolean> {
  const now = Date.now();
  const { count } = await tx.approval.updateMany({
    where: {
      number,
      operationId: null,
      state: { in: ['APPROVED', 'EXECUTING'] },
      OR: [{ leaseUntil: null }, { leaseUntil: { lt: new Date(now) } }, { leaseOwner: lease.owner }],
    },
    data: {
      state: 'EXECUTING',
      version: { increment: 1 },
      leaseOwner: lease.owner,
      leaseUntil: new Date(now + lease.milliseconds),
    },
  });
  return count === 1;
}
