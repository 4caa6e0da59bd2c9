import type { Choice } from '../../card/card.js';
import type { Question, Suggestion } from './next.js';
import { quoted } from './words.js';

/** Values that exist, as suggestions. What is typed out already is not suggested alone. */
export function asSuggestions(choices: readonly Choice[], question: Question): Suggestion[] {
  const { typed, argument } = question;
  const wanted = typed.toLowerCase();
  const fitting = choices.filter(
    ({ label, value }) => label.toLowerCase().includes(wanted) || value.toLowerCase().includes(wanted),
  );
  if (fitting.length === 1 && fitting[0]?.value === typed) return [];
  return fitting.map(({ label, value, note }) => ({
    insert: `${quoted(value)} `,
    label,
    detail: note ?? argument.summary,
  }));
}

/** Whether two questions are about the same argument, so that the values of one may stand in for the other's. */
export function isSameArgument(a: Question | null, b: Question | null): boolean {
  return a !== null && b !== null && a.command === b.command && a.argument.name === b.argument.name;
}
