import { type Approval, QuotaBefore, QuotaSlots } from './approval.js';
import type { BrokenGlass } from './broken-glass.js';

/** When a quota that a request gives ends: as it was asked, and sooner where it is approved in an emergency; null where it is given for good. */
export function endOfQuota(
  { action, before, intent }: Pick<Approval, 'action' | 'before' | 'intent'>,
  broken: Pick<BrokenGlass, 'endsAt'> | null,
): Date | null {
  if (action !== 'quota') return null;
  const { until, hardLimit } = QuotaSlots.parse(intent.slots);
  const asked = until ? new Date(until) : null;
  const isMore = hardLimit > QuotaBefore.parse(before).hardLimit;
  if (!broken || !isMore) return asked;
  return asked && asked < broken.endsAt ? asked : broken.endsAt;
}
