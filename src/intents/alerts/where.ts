import { channelOf, laneOf } from '../../engine/access/channel.js';
import type { Listening } from '../../engine/alerts/subscribe.js';
import { EngineError } from '../../engine/errors.js';
import { allows } from '../../engine/policy.js';
import { getChannelSettings } from '../../engine/store/chat-channels.js';
import type { IntentContext } from '../intent.js';

/**
 * Throws `role.none` where another channel than the one where it is asked would be told, and works in a project that the person has no role
 * in: what is told there is that project's affair. An admin of all projects may.
 */
export async function requireSay(
  { engine, caller, origin, standing }: IntentContext,
  { channel }: Listening,
): Promise<void> {
  if (!standing || (origin && laneOf(origin) === laneOf(channel))) return;
  const { binding } = await getChannelSettings(engine.db.read, channel);
  if (!binding || binding.projectId === caller.projectId) return;
  if (allows(engine, caller, 'alert:subscribe_all_projects')) return;
  const there = await standing.callerIn(binding.projectId);
  if (there && there.roles.length > 0) return;
  throw new EngineError(
    'role.none',
    `That channel works in project ${binding.projectName}, and you have no role there.`,
    { field: 'channel', hint: 'Have somebody of that project subscribe it, or say a channel of your own.' },
  );
}

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
