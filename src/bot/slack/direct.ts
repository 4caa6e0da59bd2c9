import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Place } from '../platform.js';
import { platformError } from './errors.js';

const Opened = z.object({ channel: z.object({ id: z.string() }) });

/** The id of the bot's direct messages with a person. Throws what the Web API throws. */
export async function directChannel(client: WebClient, user: string): Promise<string> {
  return Opened.parse(await client.conversations.open({ users: user })).channel.id;
}

/** The same as a place. Throws `PlatformError`. */
export async function directPlace(client: WebClient, workspace: string, user: string): Promise<Place> {
  try {
    return { platform: 'slack', workspace, channel: await directChannel(client, user) };
  } catch (error) {
    throw platformError(error, 'opening direct messages');
  }
}
