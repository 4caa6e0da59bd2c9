import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Place } from '../platform.js';
import { platformError, slackCode } from './errors.js';

const mostPages = 20;

const Info = z.object({ channel: z.object({ id: z.string() }) });
const List = z.object({
  channels: z.array(z.object({ id: z.string(), name: z.string().optional() })),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

/**
 * A channel by its id or its name, with or without `#`: public ones, and private ones that the bot was invited
 * to (of the first 20 000). Null when there is none. Throws `PlatformError`.
 */
export async function findSlackChannel(
  client: WebClient,
  workspace: string,
  nameOrId: string,
): Promise<Place | null> {
  const place = (channel: string): Place => ({ platform: 'slack', workspace, channel });
  const name = nameOrId.trim().replace(/^#/, '');
  try {
    if (/^[CGD][A-Z0-9]{7,}$/.test(name)) {
      const { channel } = Info.parse(await client.conversations.info({ channel: name }));
      return place(channel.id);
    }
    let cursor: string | undefined;
    for (let page = 0; page < mostPages; page += 1) {
      const answer = List.parse(
        await client.conversations.list({
          types: 'public_channel,private_channel',
          exclude_archived: true,
          limit: 1000,
          ...(cursor && { cursor }),
        }),
      );
      const found = answer.channels.find((one) => one.name === name.toLowerCase());
      if (found) return place(found.id);
      cursor = answer.response_metadata?.next_cursor || undefined;
      if (!cursor) return null;
    }
    return null;
  } catch (error) {
    if (slackCode(error) === 'channel_not_found') return null;
    throw platformError(error, `looking for the channel ${name}`);
  }
}

/** So long a channel that was found is not looked for again: Slack takes 20 of these calls in a minute (tier 2). */
const rememberMs = 5 * 60_000;

/** Remembers the channels that were found, by the name or id that they were looked for. */
export function rememberChannels(
  find: (nameOrId: string) => Promise<Place | null>,
  now: () => number = Date.now,
): (nameOrId: string) => Promise<Place | null> {
  const known = new Map<string, { readonly until: number; readonly found: Promise<Place | null> }>();
  return async (nameOrId) => {
    const before = known.get(nameOrId);
    if (before && now() < before.until) return before.found;
    const found = find(nameOrId);
    known.set(nameOrId, { until: now() + rememberMs, found });
    const place = await found.catch((error: unknown) => {
      known.delete(nameOrId);
      throw error;
    });
    if (!place) known.delete(nameOrId);
    return place;
  };
}
