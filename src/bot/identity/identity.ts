import type { Standing } from '../../intents/standing.js';
import type { Person, Place } from '../platform.js';

/** Who chat people are to the engine, and which project a channel works in. */
export interface Identity {
  /** What somebody is here. Never throws for what Keystone says or does not say: that is its obstacle. */
  standing(person: Person, place: Place): Promise<Standing>;
  /** The program's own project, which channels work in that nobody has bound; null as long as Keystone has not said. Never throws. */
  project(): Promise<string | null>;
}
