import type { SlackConfig } from '../../config/slack/load.js';
import type { Rates } from '../platform.js';

/**
 * Slack takes about one message a second in a channel, with short bursts, and 50 calls a minute of what is in its tier 3: editing
 * and reading a channel's history (docs.slack.dev/apis/web-api/rate-limits). The program stays a little below.
 */
export function slackRates({ postsPerMinute, editsPerMinute }: SlackConfig): Rates {
  return {
    posts: { burst: Math.ceil(postsPerMinute / 6), perMinute: postsPerMinute },
    edits: { of: 'platform', burst: Math.ceil(editsPerMinute / 5), perMinute: editsPerMinute },
    finds: { burst: 9, perMinute: 45 },
  };
}

/** Lets a call through so many times in any minute; answers false beyond that. */
export function perMinute(most: number, now: () => number = Date.now): () => boolean {
  let made: number[] = [];
  return () => {
    made = made.filter((at) => at > now() - 60_000);
    if (made.length >= most) return false;
    made.push(now());
    return true;
  };
}
