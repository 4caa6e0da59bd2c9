import type { Caller } from '../caller.js';
import { EngineError } from '../errors.js';
import { listApprovals } from '../store/approvals.js';
import type { Writer } from '../store/database.js';
import { type Approval, type ApprovalState, type ApprovedIntent, QuotaSlots, requestId } from './approval.js';
import { isOneOf, principalsOf } from './principals.js';

/** States of a request of which something is still to come. */
const open: readonly ApprovalState[] = ['PENDING', 'APPROVED', 'EXECUTING'];

/**
 * Throws `approval.recorded`, naming the request, where the same person asked for the same limit of the same project and that is open. Call it
 * where requests are numbered already: from there on they are made one at a time.
 */
export async function refuseAskedAlready(
  tx: Writer,
  caller: Caller,
  asked: Pick<Approval, 'projectId' | 'projectName'> & { readonly intent: ApprovedIntent },
  now: Date,
): Promise<void> {
  const { hardLimit, resource } = QuotaSlots.parse(asked.intent.slots);
  const same = (await listApprovals(tx, open, asked.projectId)).find(({ action, intent, ...other }) => {
    if (action !== 'quota' || !isOneOf(caller, principalsOf(other.requester))) return false;
    if (other.state === 'PENDING' && other.expiresAt <= now) return false;
    const slots = QuotaSlots.parse(intent.slots);
    return slots.hardLimit === hardLimit && slots.resource === resource;
  });
  if (!same) return;
  const id = requestId(same);
  throw new EngineError(
    'approval.recorded',
    `You asked for a limit of ${hardLimit} for ${asked.projectName} already: that is ${id}, and it is open.`,
    {
      field: 'hardLimit',
      hint: `approval-show ${id} says how it stands; approval-cancel ${id} takes it back.`,
    },
  );
}
