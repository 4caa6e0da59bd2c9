import type { Subscription } from '../../engine/alerts/subscription.js';
import type { OutboxPlace } from '../../engine/store/outbox.js';
import type { Bot } from '../bot.js';

/** The bot with what it tells by: the project that its channels are bound to, and who has subscribed to what. */
export type Teller = Bot & {
  readonly project: string | null;
  readonly subscriptions: readonly Subscription[];
};

/** The project whose events the channels of ALERT_CHANNEL hear; null as long as it is not known. */
export function boundProject({ identity }: Bot): Promise<string | null> {
  return identity.project();
}

/** A place without its thread. */
export function channelOf({ platform, workspace, channel }: OutboxPlace): OutboxPlace {
  return { platform, workspace, channel };
}

/**
 * The channels that operators named, on each platform they may be on, for what happens in the project that they are bound to.
 * Looked up when something is sent there.
 */
export function alertPlaces({ alertChannels, platforms, project }: Teller, projectId: string): OutboxPlace[] {
  if (projectId !== project) return [];
  return alertChannels.flatMap(({ platform: only, channel }) =>
    [...platforms.keys()]
      .filter((platform) => !only || only === platform)
      .map((platform) => ({ platform, workspace: '', channel, named: true })),
  );
}
