import type { Logger } from 'pino';
import type { Engine } from '../engine/engine.js';
import type { Intent } from '../intents/intent.js';
import type { Identity } from './identity.js';
import type { Place, Platform } from './platform.js';

/** The parts that the bot's functions work with. */
export interface Bot {
  readonly engine: Engine;
  readonly intents: readonly Intent[];
  readonly identity: Identity;
  readonly platforms: ReadonlyMap<string, Platform>;
  /** Channels that hear of every operation's end, beside the one it was asked in. */
  readonly alertPlaces: readonly Place[];
  readonly log: Logger;
}
