import type { Approval } from '../../engine/approvals/approval.js';

/** How many must agree to a request that was sent, and that its end is told. */
export function whoAgrees({ approvalsNeeded }: Pick<Approval, 'approvalsNeeded'>): string {
  return approvalsNeeded > 1
    ? `${approvalsNeeded} others must agree. You are told when it is decided.`
    : 'You are told when it is decided.';
}
