import { appendAudit } from '../audit/append.js';
import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { requireShort } from '../notes.js';
import type { Request } from '../operations/begin.js';
import { authorize } from '../policy.js';
import type { Project } from '../projects.js';
import { HardLimit } from '../quotas/quota.js';
import { showQuota } from '../quotas/read.js';
import { findApprovalByKey, insertApproval } from '../store/approvals.js';
import { insertEvent } from '../store/events.js';
import { nextNumber } from '../store/sequences.js';
import { parseInput } from '../validation.js';
import { aboutOf } from './about.js';
import { type Approval, type ApprovalAction, type ApprovedIntent, requestId } from './approval.js';
import { refuseAskedAlready } from './asked-already.js';
import type { ApprovalTerms } from './policy.js';
import { principalsOf } from './principals.js';
import { quotaBefore, subjectHash } from './subject.js';
import { readUntil } from './until.js';

/** More or fewer clusters for a project: the new limit, or by how much the limit that holds changes. */
export interface QuotaRequest {
  readonly project?: string | undefined;
  readonly hardLimit?: number | undefined;
  readonly hardLimitChange?: number | undefined;
  /** A day (its end, UTC) or how long: the increase ends by itself. */
  readonly until?: string | undefined;
  readonly reason: string;
}

/**
 * Asks for another quota. What is stored is the new limit and the one that it replaces, and it means nothing else later. Throws
 * `policy.forbidden`, `project.not_found`, `approval.invalid`, and `approval.recorded` where the caller asked for just that and it is open. A request key that was used before answers what it made then.
 */
export async function requestQuota(
  engine: Engine,
  caller: Caller,
  asked: QuotaRequest,
  request: Request = {},
): Promise<Approval> {
  const { quota, project } = await showQuota(engine, caller, { project: asked.project });
  authorize(engine, caller, 'approval:request', { projectId: project.id });
  const hardLimit = parseInput(HardLimit, limitOf(asked, quota.hardLimit), 'approval.invalid');
  const terms = engine.approvals.termsFor('quota', project);
  const { autoApprove: rule } = terms;
  const increase = hardLimit - quota.hardLimit;
  const until = asked.until === undefined ? undefined : readUntil(asked.until, new Date());
  if (until && increase < 0) {
    throw new EngineError('approval.invalid', 'Only an increase ends by itself.', {
      field: 'until',
      hint: 'Leave until out, or say a higher limit.',
    });
  }
  return keepRequest(engine, caller, {
    action: 'quota',
    project,
    intent: {
      name: 'quota',
      slots: {
        projectId: project.id,
        resource: 'Cluster',
        hardLimit,
        ...(until ? { until: until.toISOString() } : {}),
      },
    },
    before: await quotaBefore(engine.db.read, engine, project.id),
    reason: asked.reason,
    terms,
    automatic: rule !== null && increase > 0 && increase <= rule.increase && hardLimit <= rule.limit,
    request,
  });
}

function limitOf({ hardLimit, hardLimitChange }: QuotaRequest, now: number): number {
  if ((hardLimit === undefined) === (hardLimitChange === undefined)) {
    throw new EngineError('approval.invalid', 'Say the new limit, or by how much it changes.', {
      field: 'hardLimit',
      hint: `It is ${now} now: --hard-limit ${now + 5}, or --hard-limit-change 5.`,
    });
  }
  const wanted = hardLimit ?? now + (hardLimitChange ?? 0);
  if (wanted === now) {
    throw new EngineError('approval.invalid', `The limit is ${now} already.`, {
      field: 'hardLimit',
      hint: 'Say another number.',
    });
  }
  return wanted;
}

/** Everything that a request is made of. */
export interface NewRequest {
  readonly action: ApprovalAction;
  readonly project: Project;
  readonly intent: ApprovedIntent;
  readonly before: unknown;
  readonly reason: string;
  readonly terms: ApprovalTerms;
  /** True where the rule approves it by itself. */
  readonly automatic: boolean;
  /** Whoever confirmed it, where that was somebody else. */
  readonly confirmedBy?: Caller | undefined;
  readonly request: Request;
}

/** Stores a request with its event and its audit record in one transaction. */
export async function keepRequest(engine: Engine, caller: Caller, asked: NewRequest): Promise<Approval> {
  const { request, terms, project, automatic, intent, before } = asked;
  const reason = asked.reason.trim();
  if (!reason) {
    throw new EngineError('approval.invalid', 'Say why.', {
      field: 'reason',
      hint: 'Somebody else decides this, and reads it: --reason "…".',
    });
  }
  requireShort(reason, 'reason');
  const approval = await engine.db.write(async (tx) => {
    const earlier = request.key ? await findApprovalByKey(tx, request.key) : null;
    if (earlier) return earlier;
    const now = new Date();
    const at = (milliseconds: number | null) =>
      milliseconds === null || automatic ? null : new Date(now.getTime() + milliseconds);
    const number = await nextNumber(tx, 'approval');
    // Another replica may have taken down the same delivery while this one waited for its number.
    const meanwhile = request.key ? await findApprovalByKey(tx, request.key) : null;
    if (meanwhile) return meanwhile;
    if (asked.action === 'quota') {
      await refuseAskedAlready(tx, caller, { projectId: project.id, projectName: project.name, intent }, now);
    }
    const made: Approval = {
      number,
      action: asked.action,
      projectId: project.id,
      projectName: project.name,
      intent,
      before,
      subjectHash: subjectHash(intent, before),
      state: automatic ? 'APPROVED' : 'PENDING',
      version: 0,
      requester: caller,
      askers: [...principalsOf(caller), ...(asked.confirmedBy ? principalsOf(asked.confirmedBy) : [])],
      origin: request.origin ?? null,
      reason,
      approvalsNeeded: terms.approvalsNeeded,
      denialsNeeded: terms.denialsNeeded,
      ruleId: terms.ruleId,
      policyVersion: engine.approvals.version,
      stepUp: terms.stepUp,
      automatic,
      expiresAt: new Date(now.getTime() + terms.expiresAfter),
      remindAt: at(terms.expiresAfter / 2),
      escalateAt: at(terms.escalateAfter),
      escalateTo: terms.escalateTo,
      decidedAt: automatic ? now : null,
      finishedAt: null,
      outcome: null,
      operationId: null,
      createdAt: now,
    };
    await insertApproval(tx, made, request.key ?? null);
    const { projectId } = made;
    await insertEvent(tx, {
      projectId,
      body: { type: 'approval.requested', number, about: aboutOf(made, caller) },
    });
    await appendAudit(tx, caller, {
      action: 'approval-request',
      target: { kind: 'approval', id: requestId(made), name: project.name },
      input: {
        intent,
        reason,
        subjectHash: made.subjectHash,
        rule: terms.ruleId,
        policy: made.policyVersion,
      },
      outcome: 'accepted',
      detail: made.state,
      origin: request.origin,
    });
    return made;
  });
  engine.wake.consumers.notify();
  return approval;
}
