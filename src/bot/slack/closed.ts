import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { isDirect } from './direct.js';
import { perMinute } from './rates.js';

const Info = z.object({ channel: z.object({ is_archived: z.boolean().default(false) }) });

/** Slack lets 50 of these calls through in a minute (tier 3); a few are left for looking channels up. */
const mostAsks = 40;

/**
 * Whether a channel was archived. Slack lets people press what stands in one, and the bot say nothing there. Where Slack does not
 * say, or was asked 40 times within a minute, it is taken to be open.
 */
export function archivedChannels(
  client: WebClient,
  now: () => number = Date.now,
): (channel: string) => Promise<boolean> {
  const mayAsk = perMinute(mostAsks, now);
  return async (channel) => {
    if (isDirect(channel) || !mayAsk()) return false;
    try {
      return Info.parse(await client.conversations.info({ channel })).channel.is_archived;
    } catch {
      return false;
    }
  };
}
