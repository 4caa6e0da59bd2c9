import type { Choice } from '../../../../card/card.js';
import { person } from '../state/person.js';
import type { Question } from '../typeahead/next.js';

/** Values that exist for what is being typed; none when the server cannot be asked. */
export async function complete(question: Question, channel: string, signal: AbortSignal): Promise<Choice[]> {
  const { command, argument, typed } = question;
  const body = { person: person(), channel, command, argument: argument.name, typed: typed.slice(0, 300) };
  const response = await fetch('/playground/complete', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  }).catch(() => null);
  return response?.ok ? response.json().catch(() => []) : [];
}
