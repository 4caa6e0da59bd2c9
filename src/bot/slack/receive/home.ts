import type { App } from '@slack/bolt';
import type { Inbox } from '../../platform.js';
import { type DirectChannel, directPlace } from '../direct.js';
import type { DrawnPage } from '../homes.js';
import type { People } from '../people.js';
import { renderHome } from '../render/home.js';
import { HomeOpened } from './payloads.js';
import type { ReceiveOptions } from './receive.js';

/** Shows people their own page when they open the app's home tab. */
export function receiveHome(app: App, { homes }: ReceiveOptions): void {
  app.event('app_home_opened', async ({ body }) => {
    const { data } = HomeOpened.safeParse(body);
    if (data?.event.tab === 'home') await homes.show(data.team_id, data.event.user);
  });
}

/** Draws somebody's page as things are now. Throws `PlatformError`, and what nobody foresaw. */
export async function drawHome(
  { people, inbox, direct }: { people: People; inbox: Inbox; direct: DirectChannel },
  { workspace, user }: { readonly workspace: string; readonly user: string },
): Promise<DrawnPage> {
  const place = await directPlace(direct, workspace, user);
  const { person, introduce } = people(workspace, user);
  const { cards, project } = await inbox.home({ person: (await introduce?.()) ?? person, place });
  return { view: renderHome(cards), project };
}
