import type { Logger } from 'pino';
import type { Engine } from '../engine/engine.js';
import type { Intent } from '../intents/intent.js';
import type { Reword } from '../intents/language/model/reword.js';
import type { NameIndex, Reading } from '../intents/language/read.js';
import type { Lately } from './conversation/lately.js';
import type { Identity } from './identity/identity.js';
import type { Person, Platform } from './platform.js';

/** Reads words with more than the offline reader: a configured model, checked against it. Never throws. */
export type ReadWords = (what: {
  /** The person's own message, without secrets. */
  readonly text: string;
  readonly names: NameIndex;
  readonly offline: Reading;
  readonly person: Person;
}) => Promise<Reading>;

/** A channel as an operator names it; `platform` null: on any. */
export interface NamedChannel {
  readonly platform: string | null;
  readonly channel: string;
}

/** The parts that the bot's functions work with. */
export interface Bot {
  readonly engine: Engine;
  readonly intents: readonly Intent[];
  readonly identity: Identity;
  readonly platforms: ReadonlyMap<string, Platform>;
  /** Names of the platforms that have started: what is for the others waits. */
  readonly started: ReadonlySet<string>;
  /** Channels that hear of every operation's end, beside the one it was asked in. */
  readonly alertChannels: readonly NamedChannel[];
  /** Channels where requests are decided, beside the one where each was asked. */
  readonly approvalChannels: readonly NamedChannel[];
  /** Absent: words are read offline only. */
  readonly readWords?: ReadWords;
  /** Says sentences of the program's own in other words. Absent: no model is configured. */
  readonly reword?: Reword;
  /** What was last spoken of, for "it" and for "that is not what I meant". */
  readonly lately: Lately;
  /** The time, by which digests and quiet hours go. */
  readonly now: () => Date;
  readonly log: Logger;
}
