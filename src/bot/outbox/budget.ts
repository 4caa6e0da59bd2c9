import type { OutboxItem } from '../../engine/store/outbox.js';
import type { Platform, Rate } from '../platform.js';

/** What may still be sent now, by the platforms' own rates. Each `admits` that says yes is one message less. */
export interface Budget {
  admits(
    item: Pick<OutboxItem, 'action' | 'attempts' | 'content'> & {
      readonly lane: string;
      readonly platform: string;
    },
  ): boolean;
}

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

  return {
    admits({ action, attempts, content, lane, platform }) {
      const rates = platforms.get(platform)?.rates;
      if (!rates) return true;
      const needed =
        action === 'edit'
          ? [bucketOf(`edits ${rates.edits.of === 'channel' ? lane : platform}`, rates.edits)]
          : [
              bucketOf(`posts ${lane}`, rates.posts),
              ...(attempts > 0 && rates.finds ? [bucketOf(`finds ${platform}`, rates.finds)] : []),
            ];
      const kept = action === 'edit' && isProgress(content) ? rates.edits.burst / 2 : 0;
      if (needed.some(({ left }) => left < 1 + kept)) return false;
      for (const bucket of needed) bucket.left -= 1;
      return true;
    },
  };
}

function isProgress(content: OutboxItem['content']): boolean {
  return content.draw === 'operation' && !content.over;
}
