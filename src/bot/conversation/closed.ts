import { EngineError } from '../../engine/errors.js';
import type { Intent } from '../../intents/intent.js';
import { isChange } from './barrier.js';
import type { Turn } from './turn.js';

/**
 * Lets a change pass that was pressed or filled in, or throws EngineError `channel.closed`: buttons and forms outlive the channel
 * or thread that they were shown in, and nobody would be told there what comes of it.
 */
export async function admitPlace(
  { bot, inbound }: Pick<Turn, 'bot' | 'inbound'>,
  intent: Intent,
  slots: Readonly<Record<string, unknown>>,
): Promise<void> {
  if (inbound.kind !== 'press' && inbound.kind !== 'submit') return;
  if (intent.anywhere || !isChange(intent, slots)) return;
  const { place } = inbound;
  if (!(await bot.platforms.get(place.platform)?.isClosed?.(place))) return;
  throw new EngineError(
    'channel.closed',
    `This ${place.thread ? 'thread was locked, or its channel archived' : 'channel was archived'}, so nothing was changed.`,
    { hint: 'Ask again in another channel.' },
  );
}
