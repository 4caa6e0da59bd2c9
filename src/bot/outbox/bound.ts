import { channelOf } from '../../engine/access/channel.js';
import type { BoundChannel } from '../../engine/alerts/defaults.js';
import type { Subscription } from '../../engine/alerts/subscription.js';
import type { OutboxPlace } from '../../engine/store/outbox.js';
import type { Bot, NamedChannel } from '../bot.js';

/** The bot with what it tells by: its own project, which channels are bound to others, and who has subscribed to what. */
export type Teller = Bot & {
  readonly project: string | null;
  readonly bound: readonly BoundChannel[];
  readonly subscriptions: readonly Subscription[];
};

/** The project whose events the channels of ALERT_CHANNEL hear; null as long as it is not known. */
export function boundProject({ identity }: Bot): Promise<string | null> {
  return identity.project();
}

/** The channels of ALERT_CHANNEL, for what happens in the project that they are bound to. */
export function alertPlaces(bot: Teller, projectId: string): OutboxPlace[] {
  return projectId === bot.project ? namedPlaces(bot, bot.alertChannels) : [];
}

/**
 * The channels that are told of what was asked for elsewhere than in chat, at Magnum's API: those of ALERT_CHANNEL, and those
 * that were bound to the project with `project-use` and want to hear of it.
 */
export function apiPlaces(bot: Teller, projectId: string): OutboxPlace[] {
  const bound = boundTo(bot, projectId).filter(({ isQuiet }) => !isQuiet);
  return [...alertPlaces(bot, projectId), ...bound.map(channelOf)];
}

/** The channels that may have been told of it before: one that wants to hear no more has its old posts mended all the same. */
export function toldPlaces(bot: Teller, projectId: string): OutboxPlace[] {
  return [...alertPlaces(bot, projectId), ...boundTo(bot, projectId).map(channelOf)];
}

function boundTo({ bound }: Teller, projectId: string): BoundChannel[] {
  return bound.filter((channel) => channel.projectId === projectId);
}

/** Channels that operators named, on each platform they may be on. Looked up when something is sent there. */
export function namedPlaces({ platforms }: Bot, channels: readonly NamedChannel[]): OutboxPlace[] {
  return channels.flatMap(({ platform: only, channel }) =>
    [...platforms.keys()]
      .filter((platform) => !only || only === platform)
      .map((platform) => ({ platform, workspace: '', channel, named: true })),
  );
}

/** `slack:#leads` or `#leads`, as the policy file has it. */
export function readChannel({ platforms }: Bot, text: string): NamedChannel {
  const [platform = '', ...rest] = text.split(':');
  return rest.length > 0 && platforms.has(platform)
    ? { platform, channel: rest.join(':') }
    : { platform: null, channel: text };
}
