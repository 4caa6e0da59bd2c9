import type { Card } from '../../card/card.js';
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
  return asked(turn, intent, slots, {
    title: 'Shall I do this?',
    text: ['In this channel every change is asked about first.'],
  });
}

/** The question whether a change is still to be done that was shown of something else. Throws why it could not be done anyway. */
export function askedAnew(
  turn: Turn,
  intent: Intent,
  slots: Readonly<Record<string, unknown>>,
): Promise<Confirmation> {
  return asked(turn, intent, slots, { title: 'Shall I still do this?' });
}

async function asked(
  turn: Turn,
  intent: Intent,
  slots: Readonly<Record<string, unknown>>,
  question: Pick<Card, 'title' | 'text'>,
): Promise<Confirmation> {
  const tried = await tryOut(turn, intent, slots);
  return {
    card: {
      ...question,
      tone: 'warning',
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
