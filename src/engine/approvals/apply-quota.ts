import type { Engine } from '../engine.js';
import { allows } from '../policy.js';
import { HardLimit } from '../quotas/quota.js';
import { getApproval } from '../store/approvals.js';
import type { Writer } from '../store/database.js';
import { insertEvent } from '../store/events.js';
import { getQuota, insertQuota, saveQuota } from '../store/quotas.js';
import { type Approval, QuotaSlots } from './approval.js';
import { approverOf, finishApproval } from './finish.js';
import { isUnchanged } from './subject.js';
import { tooFew } from './votes.js';

/** The quota and the end of its request are one transaction: either both are there or neither. */
export async function applyQuota(engine: Engine, tx: Writer, number: number): Promise<void> {
  const approval = await getApproval(tx, number);
  if (approval?.state !== 'EXECUTING') return;
  const problem = await problemNow(engine, tx, approval);
  const by = await approverOf(tx, approval);
  if (!(await finishApproval(tx, approval, problem, by)) || problem) return;
  const { projectId } = approval;
  const { resource, hardLimit } = QuotaSlots.parse(approval.intent.slots);
  const stored = await getQuota(tx, { projectId, resource });
  if (stored) await saveQuota(tx, stored.id, hardLimit);
  else await insertQuota(tx, { projectId, resource, hardLimit });
  const action = stored ? 'update' : 'create';
  await insertEvent(tx, { projectId, body: { type: 'quota.changed', action, resource, hardLimit, by } });
}

/** Why it cannot be done any more, in a sentence; null when it can. */
async function problemNow(engine: Engine, tx: Writer, approval: Approval): Promise<string | null> {
  const { requester, projectId } = approval;
  if (!(await isUnchanged(tx, engine, approval))) return 'The quota was changed after this was asked.';
  if (!HardLimit.safeParse(QuotaSlots.parse(approval.intent.slots).hardLimit).success)
    return 'The limit is not a possible one.';
  if (!allows(engine, requester, 'approval:request', { projectId }))
    return `${requester.chat?.name ?? requester.userName} may not ask for this any more.`;
  return tooFew(engine, tx, approval);
}
