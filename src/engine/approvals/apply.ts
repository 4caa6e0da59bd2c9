import { randomUUID } from 'node:crypto';
import { appendAudit } from '../audit/append.js';
import type { Engine } from '../engine.js';
import { allows } from '../policy.js';
import { HardLimit } from '../quotas/quota.js';
import { getApproval, listVotes, moveApproval, takeApproved } from '../store/approvals.js';
import type { Writer } from '../store/database.js';
import { insertEvent } from '../store/events.js';
import { getQuota, insertQuota, saveQuota } from '../store/quotas.js';
import { type Approval, QuotaSlots, requestId } from './approval.js';
import { isOneOf } from './principals.js';
import { isUnchanged } from './subject.js';

const milliseconds = 10_000;

/**
 * Carries out an approved request, once, whoever calls this and however often: whoever died with it is followed by the next. Rights, subject and
 * limit are looked at again. Answers the request as it is after.
 */
export async function carryOut(engine: Engine, number: number): Promise<Approval | null> {
  const lease = { owner: randomUUID(), milliseconds };
  if (await engine.db.write((tx) => takeApproved(tx, number, lease))) {
    await engine.db.write((tx) => applyQuota(engine, tx, number));
    engine.wake.consumers.notify();
  }
  return getApproval(engine.db.read, number);
}

/** The quota and the end of its request are one transaction: either both are there or neither. */
async function applyQuota(engine: Engine, tx: Writer, number: number): Promise<void> {
  const approval = await getApproval(tx, number);
  if (approval?.state !== 'EXECUTING') return;
  const { projectId, intent } = approval;
  const problem = await problemNow(engine, tx, approval);
  const state = problem ? 'FAILED' : 'APPLIED';
  if (!(await moveApproval(tx, approval, { state, outcome: problem, finishedAt: new Date() }))) return;
  const votes = await listVotes(tx, number);
  const by = votes.findLast(({ decision }) => decision === 'approve')?.caller ?? approval.requester;
  if (!problem) {
    const { resource, hardLimit } = QuotaSlots.parse(intent.slots);
    const stored = await getQuota(tx, { projectId, resource });
    if (stored) await saveQuota(tx, stored.id, hardLimit);
    else await insertQuota(tx, { projectId, resource, hardLimit });
    const action = stored ? 'update' : 'create';
    await insertEvent(tx, { projectId, body: { type: 'quota.changed', action, resource, hardLimit, by } });
  }
  await insertEvent(tx, { projectId, body: { type: 'approval.finished', number, state } });
  await appendAudit(tx, by, {
    action: 'approval-request',
    target: { kind: 'approval', id: requestId(approval), name: approval.projectName },
    input: { intent, subjectHash: approval.subjectHash, rule: approval.automatic ? approval.ruleId : null },
    outcome: 'finished',
    detail: state,
    sentence: problem,
    origin: approval.origin,
  });
}

/** Why it cannot be done any more, in a sentence; null when it can. */
async function problemNow(engine: Engine, tx: Writer, approval: Approval): Promise<string | null> {
  const { requester, askers, projectId } = approval;
  if (!(await isUnchanged(tx, engine, approval))) return 'The quota was changed after this was asked.';
  if (!HardLimit.safeParse(QuotaSlots.parse(approval.intent.slots).hardLimit).success)
    return 'The limit is not a possible one.';
  if (!allows(engine, requester, 'approval:request', { projectId }))
    return `${requester.chat?.name ?? requester.userName} may not ask for this any more.`;
  if (approval.automatic) return null;
  const votes = await listVotes(tx, approval.number);
  const counted = votes.filter(
    ({ decision, caller }) =>
      decision === 'approve' && allows(engine, caller, 'approval:decide') && !isOneOf(caller, askers),
  );
  if (counted.length >= approval.approvalsNeeded) return null;
  return 'Of those who approved it, too few may still do so.';
}
