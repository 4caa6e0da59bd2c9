import { writeCommand } from '../../intents/grammar/write.js';
import type { Confirmation, Intent } from '../../intents/intent.js';
import type { Standing } from '../../intents/standing.js';
import { isChange } from './barrier.js';

/** The question before a change that would not ask by itself, where the channel's guardrail is confirm; null where it asks for none. */
export function askedByGuardrail(
  { settings }: Standing,
  intent: Intent,
  slots: Readonly<Record<string, unknown>>,
): Confirmation | null {
  if (settings.guardrail !== 'confirm' || intent.anywhere || !isChange(intent, slots)) return null;
  return {
    card: {
      title: 'Shall I do this?',
      tone: 'warning',
      text: ['In this channel every change is asked about first.'],
      code: `/magnum ${writeCommand(intent.command, slots)}`,
    },
    typed: null,
    typedLabel: '',
    submit: 'Do it',
  };
}
