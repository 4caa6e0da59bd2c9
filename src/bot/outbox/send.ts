import { dropHeld } from '../../engine/store/held.js';
import { findMessage, keepMessage } from '../../engine/store/messages.js';
import {
  dropShown,
  markDead,
  markLater,
  markSent,
  type OutboxItem,
  type OutboxPlace,
  postState,
} from '../../engine/store/outbox.js';
import { say } from '../../speech/language.js';
import type { Bot } from '../bot.js';
import { type Place, type Platform, PlatformError, type PlatformName } from '../platform.js';
import { shownCard } from '../shown-card.js';
import { draw } from './draw.js';
import { placeKey, subjectOfKey } from './keys.js';
import { languageOfPost } from './language.js';

const platformNames: readonly PlatformName[] = ['slack', 'discord', 'playground', 'console'];
const firstPause = 1_000;
const longestPause = 120_000;
/** Tries of a message while its platform is down: with the pauses above about a day. */
const patience = 700;

/** Sends one message and stores what became of it. Never throws for what the platform does. */
export async function send(bot: Bot, item: OutboxItem): Promise<void> {
  const { db } = bot.engine;
  const drawnAt = new Date();
  try {
    const isNew = await deliver(bot, item);
    await db.write(async (tx) => {
      await markSent(tx, item.id);
      if (isNew) await dropShown(tx, item.messageKey, drawnAt);
    });
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    const again = retryAt(error, item.attempts);
    bot.log.warn({ err: error, message: item.messageKey, again }, 'outbox: a message was not sent');
    const untried = error instanceof PlatformError && error.code === 'platform.rate_limited';
    await db.write((tx) =>
      again ? markLater(tx, item.id, again, sentence, untried) : markDead(tx, item.id, sentence),
    );
  }
}

function retryAt(error: unknown, attempts: number): Date | null {
  const final = error instanceof PlatformError && /gone|refused/.test(error.code);
  if (final || attempts >= patience) return null;
  const pause = Math.min(firstPause * 2 ** Math.min(attempts - 1, 10), longestPause);
  const asked = error instanceof PlatformError ? error.retryAfterMs : undefined;
  return new Date(Date.now() + (asked ?? pause));
}

/** Answers whether a new message shows what was drawn. */
async function deliver(bot: Bot, item: OutboxItem): Promise<boolean> {
  const platform = bot.platforms.get(item.place.platform);
  if (!platform)
    throw new PlatformError('platform.gone', `${item.place.platform} is not configured any more.`);
  if (!bot.started.has(platform.name))
    throw new PlatformError('platform.unavailable', `${platform.name} is not connected yet.`);
  const drawn = await draw(bot.engine, item.content, item.place.platform);
  if (!drawn) throw new PlatformError('platform.gone', 'What this message was about is gone.');
  const known = await findMessage(bot.engine.db.read, item.messageKey);
  if (item.action === 'edit') {
    if (!known) throw new PlatformError('platform.gone', 'The message was never posted.');
    const language = await languageOfPost(bot.engine, platform, withName(known), drawn.asked);
    await platform.edit(withName(known), await shownCard(drawn.card, language));
    return false;
  }
  if (known) return false;
  const place = await resolve(bot, platform, item.place);
  // The channel that an operation was asked in hears of its end anyway.
  if (item.place.named && (isSame(drawn.origin, place) || (await isSubscribed(bot, item, place))))
    return false;
  const before = await earlier(platform, place, item);
  const language = await languageOfPost(bot.engine, platform, place, drawn.asked);
  const sent =
    before ??
    (await platform.post({
      place,
      card: await shownCard(drawn.card, language),
      key: item.messageKey,
      threadTitle: say(drawn.about, language),
      ...(item.place.only ? { only: item.place.only } : {}),
    }));
  await bot.engine.db.write(async (tx) => {
    await keepMessage(tx, item.messageKey, sent);
    if (item.place.named) await dropHeld(tx, place, subjectOfKey(item.messageKey, item.place));
  });
  return before === null;
}

/** Whether the channel that an operator named is told the same because it has subscribed. */
async function isSubscribed(bot: Bot, item: OutboxItem, place: Place): Promise<boolean> {
  const state = await postState(
    bot.engine.db.read,
    placeKey(subjectOfKey(item.messageKey, item.place), place),
  );
  return state !== null && state !== 'dead';
}

/** A message that was tried before may have arrived although nobody lived to write it down. */
function earlier(platform: Platform, place: Place, item: OutboxItem) {
  return item.attempts > 1 ? platform.find(place, item.messageKey) : Promise.resolve(null);
}

function withName<P extends { platform: string }>(place: P): P & { platform: PlatformName } {
  const platform = platformNames.find((name) => name === place.platform);
  if (!platform) throw new PlatformError('platform.gone', `There is no platform ${place.platform}.`);
  return { ...place, platform };
}

function isSame(one: (Omit<Place, 'platform'> & { platform: string }) | null, other: Place): boolean {
  return one?.platform === other.platform && one.channel === other.channel;
}

async function resolve(bot: Bot, platform: Platform, where: OutboxPlace): Promise<Place> {
  const { under, named, only, ...place } = where;
  if (only && platform.direct) return platform.direct(only);
  if (named) {
    const found = await platform.findChannel(place.channel);
    if (found) return found;
    throw new PlatformError('platform.gone', `${platform.name} has no channel ${place.channel}.`);
  }
  if (!under) return withName(place);
  const root = await findMessage(bot.engine.db.read, under);
  if (!root)
    throw new PlatformError('platform.gone', 'The message that this one hangs under was never posted.');
  return withName({ ...place, channel: root.channel, thread: root.id });
}
