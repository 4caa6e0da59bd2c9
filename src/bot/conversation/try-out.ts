import type { Card } from '../../card/card.js';
import type { Intent } from '../../intents/intent.js';
import { intentContext, type Turn } from './turn.js';

/** What a change would do, by the command's own dry run; null where it has none. Throws why it could not be done. */
export async function tryOut(
  turn: Turn,
  intent: Intent,
  slots: Readonly<Record<string, unknown>>,
): Promise<Card | null> {
  if (!('dryRun' in intent.slots.shape)) return null;
  const context = intentContext(turn, turn.inbound.deliveryId);
  const result = await intent.perform(context, { ...slots, dryRun: true });
  return result.kind === 'answer' ? result.card : null;
}
