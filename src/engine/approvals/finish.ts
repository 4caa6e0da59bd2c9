import { appendAudit } from '../audit/append.js';
import type { Caller } from '../caller.js';
import { listVotes, moveApproval } from '../store/approvals.js';
import { getBrokenGlass } from '../store/broken-glass.js';
import type { Writer } from '../store/database.js';
import { insertEvent } from '../store/events.js';
import { aboutOf } from './about.js';
import { type Approval, requestId } from './approval.js';

/** Whoever approved it last, or alone; of what a rule approved by itself, whoever asked. */
export async function approverOf(tx: Writer, approval: Approval): Promise<Caller> {
  const broken = await getBrokenGlass(tx, approval.number);
  if (broken) return broken.caller;
  const votes = await listVotes(tx, approval.number);
  return votes.findLast(({ decision }) => decision === 'approve')?.caller ?? approval.requester;
}

/**
 * Ends an approved request that is still as it was read, with its event and its audit record: done where there is no problem, else with
 * the problem's sentence. Answers whether it did.
 */
export async function finishApproval(
  tx: Writer,
  approval: Approval,
  problem: string | null,
  by: Caller,
): Promise<boolean> {
  const { number, projectId, intent } = approval;
  const state = problem ? 'FAILED' : 'APPLIED';
  if (!(await moveApproval(tx, approval, { state, outcome: problem, finishedAt: new Date() }))) return false;
  await insertEvent(tx, {
    projectId,
    body: { type: 'approval.finished', number, state, about: aboutOf(approval, by) },
  });
  await appendAudit(tx, by, {
    action: 'approval-request',
    target: { kind: 'approval', id: requestId(approval), name: approval.projectName },
    input: { intent, subjectHash: approval.subjectHash, rule: approval.automatic ? approval.ruleId : null },
    outcome: 'finished',
    detail: state,
    sentence: problem,
    origin: approval.origin,
    ...(approval.operationId ? { operationId: approval.operationId } : {}),
  });
  return true;
}
