import { channelOf } from '../../engine/access/channel.js';
import type { Listening } from '../../engine/alerts/subscribe.js';
import { EngineError } from '../../engine/errors.js';
import type { IntentContext } from '../intent.js';

/** The channel that is meant: by its name or id on the platform where it was asked, else the one it was asked in. */
export async function listening(
  { origin, findChannel }: IntentContext,
  said: string | undefined,
): Promise<Listening> {
  if (said === undefined) {
    if (origin) return { channel: channelOf(origin), channelName: null, origin };
    throw new EngineError('alert.invalid', 'There is no channel here that could be told.', {
      field: 'channel',
    });
  }
  // Chat platforms write a channel that was picked as <#ID>.
  const name = said
    .trim()
    .replace(/^<#(\w+)(?:\|[^>]*)?>$/, '$1')
    .replace(/^#/, '');
  const found = await findChannel?.(name);
  if (found) return { channel: channelOf(found), channelName: name, origin };
  throw new EngineError('alert.invalid', `I see no channel ${name}.`, {
    field: 'channel',
    hint: 'Say its name as it is written here, and invite me there if it is private.',
  });
}
