import type { OutboxItem } from '../../engine/store/outbox.js';
import type { Platform, Rate, Rates } from '../platform.js';

/** What may still be sent now, by the platforms' own rates. Each `admits` that says yes is one message less. */
export interface Budget {
  admits(item: Sent): boolean;
}

type Sent = Pick<OutboxItem, 'action' | 'attempts' | 'content'> & {
  readonly lane: string;
  readonly platform: string;
};

interface Bucket {
  left: number;
  at: number;
}

/**
 * A budget for each channel's posts, and for edits and searches of each channel or platform, that fills again evenly. Progress leaves the
 * half of what may be edited to what ends, because an end that waits is worse than a bar that stands still. Of one process: where
 * several replicas send, the platform's own refusals slow them down.
 */
export function createBudget(platforms: ReadonlyMap<string, Platform>, now: () => number = Date.now): Budget {
  const buckets = new Map<string, Bucket>();

  function bucketOf(name: string, { burst, perMinute }: Rate): Bucket {
    const bucket = buckets.get(name) ?? { left: burst, at: now() };
    const filled = ((now() - bucket.at) / 60_000) * perMinute;
    bucket.left = Math.min(burst, bucket.left + filled);
    bucket.at = now();
    buckets.set(name, bucket);
    return bucket;
  }

  /** The budgets that a message is taken from: its own, and the one of everything together. */
  function bucketsOf({ action, attempts, lane, platform }: Sent, rates: Rates): Bucket[] {
    const buckets =
      action === 'edit'
        ? [bucketOf(`edits ${rates.edits.of === 'channel' ? lane : platform}`, rates.edits)]
        : [bucketOf(`posts ${lane}`, rates.posts)];
    if (action !== 'edit' && attempts > 0 && rates.finds)
      buckets.push(bucketOf(`finds ${platform}`, rates.finds));
    if (rates.all) buckets.push(bucketOf(`all ${platform}`, rates.all));
    return buckets;
  }

  return {
    admits(sent) {
      const rates = platforms.get(sent.platform)?.rates;
      if (!rates) return true;
      const buckets = bucketsOf(sent, rates);
      const kept = sent.action === 'edit' && isProgress(sent.content) ? rates.edits.burst / 2 : 0;
      if (buckets.some(({ left }, at) => left < 1 + (at === 0 ? kept : 0))) return false;
      for (const bucket of buckets) bucket.left -= 1;
      return true;
    },
  };
}

function isProgress(content: OutboxItem['content']): boolean {
  return content.draw === 'operation' && !content.over;
}
