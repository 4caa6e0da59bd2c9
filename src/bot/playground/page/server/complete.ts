import type { Choice } from '../../../../card/card.js';
import { locale } from '../state/language.js';
import { person } from '../state/person.js';

/** What is being typed, and what for. */
export interface Asked {
  readonly command: string;
  readonly argument: string;
  readonly typed: string;
  readonly before: string;
}

/** Values that exist for what is being typed; none when the server cannot be asked. */
export async function complete(question: Asked, channel: string, signal: AbortSignal): Promise<Choice[]> {
  const { command, argument, typed, before } = question;
  const body = {
    person: person(),
    channel,
    command,
    argument,
    typed: typed.slice(0, 300),
    before: before.slice(0, 4000),
    locale: locale(),
  };
  const response = await fetch('/playground/complete', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  }).catch(() => null);
  return response?.ok ? response.json().catch(() => []) : [];
}
