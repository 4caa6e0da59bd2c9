import type { Engine } from '../engine.js';
import { allows } from '../policy.js';
import { listVotes } from '../store/approvals.js';
import { getBrokenGlass } from '../store/broken-glass.js';
import type { Reader } from '../store/database.js';
import type { Approval } from './approval.js';
import { isOneOf } from './principals.js';

/** A sentence where fewer than needed of those who approved may still do so; null where they are enough. */
export async function tooFew(engine: Engine, db: Reader, approval: Approval): Promise<string | null> {
  if (approval.automatic) return null;
  const broken = await getBrokenGlass(db, approval.number);
  if (broken) {
    return engine.approvals.breakGlass?.isFor(broken.caller)
      ? null
      : 'Whoever approved it alone may not do so any more.';
  }
  const counted = (await listVotes(db, approval.number)).filter(
    ({ decision, caller }) =>
      decision === 'approve' &&
      allows(engine, caller, 'approval:decide') &&
      !isOneOf(caller, approval.askers),
  );
  if (counted.length >= approval.approvalsNeeded) return null;
  return 'Of those who approved it, too few may still do so.';
}
