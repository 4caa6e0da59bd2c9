import { EngineError } from '../../engine/errors.js';
import type { IntentContext } from '../intent.js';
import type { Standing } from '../standing.js';

/** What the person is here. Throws `channel.required` outside chat. */
export function standingOf({ standing }: IntentContext): Standing {
  if (standing) return standing;
  throw new EngineError('channel.required', 'This is asked in a channel of a chat.');
}
