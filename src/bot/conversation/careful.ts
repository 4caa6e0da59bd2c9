import { writeCommand } from '../../intents/grammar/write.js';
import type { Confirmation, Intent } from '../../intents/intent.js';
import { isChange } from './barrier.js';
import { tryOut } from './try-out.js';
import type { Turn } from './turn.js';

/**
 * The question before a change that would not ask by itself, where the channel's guardrail is confirm, with what the change
 * would do and what quotas it would leave; null where it asks for none. Throws why it could not be done anyway.
 */
export async function askedByGuardrail(
  turn: Turn,
  intent: Intent,
  slots: Readonly<Record<string, unknown>>,
): Promise<Confirmation | null> {
  const { settings } = turn.standing;
  if (settings.guardrail !== 'confirm' || intent.anywhere || !isChange(intent, slots)) return null;
  const tried = await tryOut(turn, intent, slots);
  return {
    card: {
      title: 'Shall I do this?',
      tone: 'warning',
      text: ['In this channel every change is asked about first.'],
      code: `/magnum ${writeCommand(intent.command, slots)}`,
      ...(tried?.facts ? { facts: tried.facts } : {}),
      ...(tried?.buttons ? { buttons: tried.buttons } : {}),
    },
    typed: null,
    typedLabel: '',
    // What takes something away asks by itself.
    harmless: true,
    submit: 'Do it',
  };
}
