import type { Caller } from '../../engine/caller.js';
import type { Engine } from '../../engine/engine.js';
import type { Origin } from '../../engine/operations/operation.js';
import { getChannelSettings } from '../../engine/store/chat-channels.js';
import { type Language, languageOf } from '../../speech/locale.js';
import type { Place, Platform } from '../platform.js';

/** Who asked for something: where, and the locale that they had then. */
export interface Asked {
  readonly origin: Origin;
  readonly locale: string | undefined;
}

/** What a message tells of was asked for by this caller there; null where nobody asked. */
export function askedBy(caller: Pick<Caller, 'chat'> | undefined, origin: Origin | null): Asked | null {
  return origin && { origin, locale: caller?.chat?.locale };
}

/**
 * The language of what is posted: the one that was settled for the channel; else, in the channel where it was asked for,
 * that of whoever asked; else that of the one person who reads the platform; else English.
 */
export async function languageOfPost(
  engine: Engine,
  platform: Platform,
  place: Place,
  asked: Asked | null,
): Promise<Language | undefined> {
  const { language } = await getChannelSettings(engine.db.read, place);
  if (language) return languageOf(language);
  const here = asked?.origin.platform === place.platform && asked.origin.channel === place.channel;
  return languageOf((here ? asked.locale : undefined) ?? platform.locale);
}
