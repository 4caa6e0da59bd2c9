import { createHash } from 'node:crypto';

/** What a platform takes, as a test server counts it: a bucket that holds `burst` and fills again evenly. */

export interface Limit {
  readonly burst: number;
  readonly perMinute: number;
}

export interface Rates {
  /** Counts a call; answers the seconds to wait where it was one too many, else null. */
  over(name: string, limit: Limit): number | null;
  /** What Discord's headers say of a bucket after a call. */
  headers(name: string, limit: Limit): Record<string, string>;
  /** Every call that was one too many. */
  readonly excess: string[];
}

export function countRates(now: () => number = Date.now): Rates {
  const buckets = new Map<string, { left: number; at: number }>();
  const excess: string[] = [];
  return {
    excess,
    headers(name, { burst, perMinute }) {
      const left = Math.floor(buckets.get(name)?.left ?? burst);
      // Where none is left: when the next one is.
      const wait = left >= 1 ? 60 / perMinute : ((1 - (buckets.get(name)?.left ?? 0)) / perMinute) * 60;
      return {
        'x-ratelimit-limit': String(burst),
        'x-ratelimit-remaining': String(left),
        'x-ratelimit-reset-after': wait.toFixed(3),
        'x-ratelimit-bucket': name.replace(/[^a-z0-9]/gi, ''),
      };
    },
    over(name, { burst, perMinute }) {
      const bucket = buckets.get(name) ?? { left: burst, at: now() };
      bucket.left = Math.min(burst, bucket.left + ((now() - bucket.at) / 60_000) * perMinute);
      bucket.at = now();
      buckets.set(name, bucket);
      if (bucket.left >= 1) {
        bucket.left -= 1;
        return null;
      }
      excess.push(name);
      return Math.ceil(((1 - bucket.left) / perMinute) * 60);
    },
  };
}

/** How a server behaves badly: the share of calls that it refuses, fails, or does and does not answer. */
export interface Rudeness {
  readonly refused: number;
  readonly failed: number;
  readonly unanswered: number;
}

/** Numbers from 0 to 1, the same for the same seed. */
export function seeded(seed: string): () => number {
  let drawn = 0;
  return () => {
    drawn += 1;
    return createHash('sha256').update(`${seed} ${drawn}`).digest().readUInt32BE() / 2 ** 32;
  };
}

/** What becomes of a call instead of its answer: refused for so many seconds, failed, or done and not answered. */
export type Trouble = { readonly refused: number } | 'failed' | 'unanswered' | null;

/** Trouble at random, in these shares. */
export function troubles({ refused, failed, unanswered }: Rudeness, random: () => number): () => Trouble {
  return () => {
    const drawn = random();
    if (drawn < refused) return { refused: 1 };
    if (drawn < refused + failed) return 'failed';
    return drawn < refused + failed + unanswered ? 'unanswered' : null;
  };
}
