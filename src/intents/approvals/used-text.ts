import { counted } from '../../card/words.js';
import { type Approval, QuotaBefore, QuotaSlots } from '../../engine/approvals/approval.js';

/** How much of a project's quota is used, before and after what a request asks for: `3 clusters: 15 % → 10 %`. */
export function usedText({ before, intent }: Pick<Approval, 'before' | 'intent'>, used: number): string {
  const from = QuotaBefore.parse(before).hardLimit;
  const to = QuotaSlots.parse(intent.slots).hardLimit;
  return `${counted(used, 'cluster')}: ${share(used, from)} → ${share(used, to)}`;
}

/** Of a limit of nothing nothing is a share: then the count alone says it. */
function share(used: number, limit: number): string {
  return limit === 0 ? '-' : `${Math.round((used / limit) * 100)} %`;
}
