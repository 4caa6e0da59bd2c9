import type { Engine } from '../engine.js';
import { allows } from '../policy.js';
import { HardLimit, type Quota } from '../quotas/quota.js';
import { getApproval } from '../store/approvals.js';
import { getBrokenGlass } from '../store/broken-glass.js';
import type { Writer } from '../store/database.js';
import { insertEvent } from '../store/events.js';
import { insertTerm } from '../store/quota-terms.js';
import { getQuota, insertQuota, saveQuota } from '../store/quotas.js';
import { type Approval, QuotaBefore, QuotaSlots } from './approval.js';
import { endOfQuota } from './ends.js';
import { approverOf, finishApproval } from './finish.js';
import { type Known, personNow } from './person-now.js';
import { isUnchanged } from './subject.js';
import { versionOf } from './term.js';
import { type KnownPeople, lapseFallen, tooFew } from './votes.js';

/** So long before it ends that is said. */
const warnBefore = 24 * 3_600_000;

/** What Keystone and the chat say of whoever asked and of those who agreed, before the transaction. */
export interface KnownOfQuota {
  readonly requester: Known;
  readonly voters: KnownPeople;
}

/** The quota and the end of its request are one transaction: either both are there or neither. */
export async function applyQuota(
  engine: Engine,
  tx: Writer,
  number: number,
  known: KnownOfQuota,
): Promise<void> {
  const approval = await getApproval(tx, number);
  if (approval?.state !== 'EXECUTING') return;
  const problem = await problemNow(engine, tx, approval, known);
  if (problem) await lapseFallen(engine, tx, approval, known.voters);
  const by = await approverOf(tx, approval);
  if (!(await finishApproval(tx, approval, problem, by)) || problem) return;
  const { projectId } = approval;
  const { resource, hardLimit } = QuotaSlots.parse(approval.intent.slots);
  const stored = await getQuota(tx, { projectId, resource });
  const given = stored
    ? await saveQuota(tx, stored.id, hardLimit)
    : await insertQuota(tx, { projectId, resource, hardLimit });
  const ends = endOfQuota(approval, await getBrokenGlass(tx, number));
  if (ends) await keepTerm(tx, approval, { given, stored, until: ends });
  const action = stored ? 'update' : 'create';
  await insertEvent(tx, { projectId, body: { type: 'quota.changed', action, resource, hardLimit, by } });
}

/** Remembers what a quota that was given for a time goes back to. */
async function keepTerm(
  tx: Writer,
  { number, projectId, before }: Approval,
  { given, stored, until }: { given: Quota; stored: Quota | null; until: Date },
): Promise<void> {
  const warnAt = new Date(until.getTime() - warnBefore);
  await insertTerm(tx, {
    approvalNumber: number,
    projectId,
    resource: given.resource,
    hardLimit: given.hardLimit,
    beforeLimit: QuotaBefore.parse(before).hardLimit,
    beforeOwn: stored !== null,
    version: versionOf(given),
    baseVersion: stored && versionOf(stored),
    until,
    warnAt: warnAt > new Date() ? warnAt : null,
    state: 'running',
    endedLimit: null,
    endedUsed: null,
  });
}

/** Why it cannot be done any more, in a sentence; null when it can. */
async function problemNow(
  engine: Engine,
  tx: Writer,
  approval: Approval,
  { requester: asker, voters }: KnownOfQuota,
): Promise<string | null> {
  const { requester, projectId } = approval;
  if (!(await isUnchanged(tx, engine, approval))) return 'The quota was changed after this was asked.';
  const { hardLimit, until } = QuotaSlots.parse(approval.intent.slots);
  if (!HardLimit.safeParse(hardLimit).success) return 'The limit is not a possible one.';
  if (until && new Date(until) <= new Date()) return 'The time that it was asked for is over.';
  const now = await personNow(tx, requester, asker);
  if (!now || !allows(engine, now, 'approval:request', { projectId }))
    return `${requester.chat?.name ?? requester.userName} may not ask for this any more.`;
  return tooFew(engine, tx, approval, voters);
}
