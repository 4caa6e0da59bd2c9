import type { App } from '@slack/bolt';
import { platformError } from '../errors.js';
import { HomeOpened } from './payloads.js';
import { placeOf, type ReceiveOptions } from './receive.js';

/** Offers people things to say when they open their direct messages with the app. */
export function receiveDirectOpened(app: App, options: ReceiveOptions): void {
  app.event('app_home_opened', async ({ body }) => {
    const { data } = HomeOpened.safeParse(body);
    if (data?.event.tab !== 'messages' || data.event.channel === undefined) return;
    await options.keep(offer(options, data.team_id, data.event.user, data.event.channel));
  });
}

async function offer(
  { agent, people, inbox, logger }: ReceiveOptions,
  workspace: string,
  user: string,
  channel: string,
): Promise<void> {
  try {
    await agent.offer(channel, async () => {
      const { person, introduce } = people(workspace, user);
      const place = placeOf(workspace, channel, undefined);
      return inbox.prompts({ person: (await introduce?.()) ?? person, place });
    });
  } catch (error) {
    const { message } = platformError(error, 'offering things to say');
    logger.warn({ err: error, problem: message, user }, 'nothing could be offered to say');
  }
}
