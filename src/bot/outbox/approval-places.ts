import type { Origin } from '../../engine/operations/operation.js';
import type { OutboxPlace } from '../../engine/store/outbox.js';
import type { Bot } from '../bot.js';
import { namedPlaces } from './bound.js';
import { askedKey } from './keys.js';

/** The channels where requests are decided. */
export function approvalPlaces(bot: Bot): OutboxPlace[] {
  return namedPlaces(bot, bot.approvalChannels);
}

/** The thread under the card where it was asked, or the one it was asked in. */
export function threadOfApproval(number: number, origin: Origin): OutboxPlace {
  return origin.thread ? origin : { ...origin, under: askedKey(number) };
}
