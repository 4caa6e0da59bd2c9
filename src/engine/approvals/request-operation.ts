import type { Caller } from '../caller.js';
import type { Accepted } from '../clusters/create.js';
import { showCluster } from '../clusters/lookup.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import type { Request } from '../operations/begin.js';
import type { Operation } from '../operations/operation.js';
import { findApprovalByKey } from '../store/approvals.js';
import type { Approval, HeldIntent } from './approval.js';
import { termsOfHold } from './hold.js';
import { heldAs } from './operations.js';
import { keepRequest } from './request.js';
import { clusterBefore } from './subject.js';

/** An operation that somebody wants: how it begins, and as what it waits where it may not begin yet. */
export interface Wanted {
  begin(request: Request): Promise<Accepted>;
  held(): Promise<HeldIntent>;
}

/** What came of asking for an operation: it has begun, or somebody else must agree first. */
export type BegunOrAsked = { readonly operation: Operation } | { readonly approval: Approval };

/**
 * Begins an operation, or where the project is protected asks for it: what could not be done anyway is refused, and nothing is asked.
 * Throws what the operation does, and `approval.invalid` without a reason. A request key that was used before answers what it made then.
 */
export async function beginOrAsk(
  engine: Engine,
  caller: Caller,
  wanted: Wanted,
  reason: string | undefined,
  request: Request,
): Promise<BegunOrAsked> {
  const earlier = request.key ? await findApprovalByKey(engine.db.read, request.key) : null;
  if (earlier) return { approval: earlier };
  try {
    return await wanted.begin(request);
  } catch (error) {
    if (!(error instanceof EngineError) || error.code !== 'approval.needed') throw error;
    return { approval: await ask(engine, caller, await wanted.held(), reason, request, error) };
  }
}

async function ask(
  engine: Engine,
  caller: Caller,
  intent: HeldIntent,
  reason: string | undefined,
  request: Request,
  needed: EngineError,
): Promise<Approval> {
  const action = heldAs[intent.name];
  const cluster = await showCluster(engine, caller, intent.slots.cluster, 'cluster:get_one_all_projects');
  const held = await termsOfHold(engine, caller, action, cluster);
  const before = await clusterBefore(engine.db.read, intent);
  if (!held || !before) throw needed;
  return keepRequest(engine, caller, {
    action,
    project: held.project,
    intent,
    before,
    reason: reason ?? '',
    terms: held.terms,
    automatic: false,
    request,
  });
}
