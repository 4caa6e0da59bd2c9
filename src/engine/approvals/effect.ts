import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { authorize } from '../policy.js';
import type { QuotaInForce } from '../quotas/quota.js';
import { clusterQuota } from '../quotas/read.js';
import { type ClusterBefore, HeldIntent } from './approval.js';
import { type HeldPlan, planHeld } from './plan-held.js';
import { type ApprovalView, findApproval, viewApproval } from './read.js';
import { requesterNow } from './requester.js';
import { clusterBefore, isUnchanged } from './subject.js';

/** A request, and what it would do as things are now. */
export interface ApprovalEffect {
  readonly view: ApprovalView;
  /** Whether what it is about is as it was when it was asked: only then may it be approved. */
  readonly isUnchanged: boolean;
  /** The quota that holds now; null where it is about none. */
  readonly quota: QuotaInForce | null;
  /** The cluster as it is now; null where it is gone, or where it is about none. */
  readonly cluster: ClusterBefore | null;
  /** What its operation would do now; null of a quota, of what is over or changed, and of what could not be begun. */
  readonly plan: HeldPlan | null;
  /** Why it could not be begun now, in a sentence; null where it could. */
  readonly problem: string | null;
}

/**
 * What a request would change, for whoever may see it: what is shown is bound to what would be approved, by its hash. An operation is looked at as
 * whoever asked, with the rights that they have now. Throws `policy.forbidden`, `approval.not_found`.
 */
export async function showEffect(engine: Engine, caller: Caller, request: string): Promise<ApprovalEffect> {
  authorize(engine, caller, 'approval:get');
  const { read } = engine.db;
  const found = await findApproval(engine, caller, request);
  const view = await viewApproval(engine, found.number);
  if (!view)
    throw new EngineError('approval.not_found', `There is no request ${request}.`, { field: 'request' });
  const { approval } = view;
  const unchanged = await isUnchanged(read, engine, approval);
  const same = { view, isUnchanged: unchanged, plan: null, problem: null };
  if (approval.action === 'quota') {
    return { ...same, quota: await clusterQuota(read, engine, approval.projectId), cluster: null };
  }
  const cluster = await clusterBefore(read, approval.intent);
  const looked = approval.state === 'PENDING' && unchanged ? await look(engine, view) : same;
  return { ...same, ...looked, view, quota: null, cluster };
}

async function look(
  engine: Engine,
  { approval }: ApprovalView,
): Promise<Pick<ApprovalEffect, 'plan' | 'problem'>> {
  try {
    const requester = await requesterNow(engine, approval.requester);
    return { plan: await planHeld(engine, requester, HeldIntent.parse(approval.intent)), problem: null };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return { plan: null, problem: error.plain ?? error.message };
  }
}
