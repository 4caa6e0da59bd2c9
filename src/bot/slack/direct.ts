import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Place } from '../platform.js';
import { platformError } from './errors.js';

const Opened = z.object({ channel: z.object({ id: z.string() }) });

/** Whether a channel is somebody's direct messages with the bot, by Slack's ids. */
export function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}

/** The id of the bot's direct messages with a person. Throws what the Web API throws. */
export async function directChannel(client: WebClient, user: string): Promise<string> {
  return Opened.parse(await client.conversations.open({ users: user })).channel.id;
}

/** The id of the bot's direct messages with a person. Throws what the Web API throws. */
export type DirectChannel = (user: string) => Promise<string>;

const mostRemembered = 5_000;

/** The same, asked once for each person: it never changes, and Slack takes 50 of these calls in a minute (tier 3). */
export function rememberDirect(client: WebClient): DirectChannel {
  const known = new Map<string, string>();
  return async (user) => {
    const before = known.get(user);
    if (before !== undefined) return before;
    const channel = await directChannel(client, user);
    if (known.size >= mostRemembered) known.clear();
    known.set(user, channel);
    return channel;
  };
}

/** The same as a place. Throws `PlatformError`. */
export async function directPlace(direct: DirectChannel, workspace: string, user: string): Promise<Place> {
  try {
    return { platform: 'slack', workspace, channel: await direct(user) };
  } catch (error) {
    throw platformError(error, 'opening direct messages');
  }
}
