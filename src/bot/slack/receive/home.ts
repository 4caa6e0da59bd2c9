import type { App } from '@slack/bolt';
import { directPlace } from '../direct.js';
import { platformError } from '../errors.js';
import { renderHome } from '../render/home.js';
import { HomeOpened } from './payloads.js';
import type { ReceiveOptions } from './receive.js';

/** Shows people their own page when they open the app's home tab. */
export function receiveHome(app: App, options: ReceiveOptions): void {
  app.event('app_home_opened', async ({ body }) => {
    const { data } = HomeOpened.safeParse(body);
    if (data?.event.tab === 'home') await options.keep(showHome(options, data.team_id, data.event.user));
  });
}

/** Draws somebody's page as things are now. Never throws: what Slack does not take is logged. */
export async function showHome(options: ReceiveOptions, workspace: string, user: string): Promise<void> {
  const { client, inbox, people, logger } = options;
  try {
    const place = await directPlace(client, workspace, user);
    const { person, introduce } = people(workspace, user);
    const cards = await inbox.home({ person: (await introduce?.()) ?? person, place });
    await client.views.publish({ user_id: user, view: renderHome(cards) });
  } catch (error) {
    const { message } = platformError(error, 'drawing a home tab');
    logger.warn({ err: error, problem: message, user }, 'a home tab could not be drawn');
  }
}
