import type { Inline, Text } from '../card/card.js';
import { say } from './language.js';
import type { Language } from './locale.js';

/** Characters that no text has, one for each inline that is no plain string. */
const firstMark = 0xf0000;

/** A run of text in another language; what is bold, code or a person stays, where the translation puts it. */
export function sayText(text: Text, language: Language): Text {
  if (typeof text === 'string') return say(text, language);
  const kept: Inline[] = [];
  const flat = text
    .map((inline) =>
      typeof inline === 'string' ? inline : String.fromCodePoint(firstMark + kept.push(inline) - 1),
    )
    .join('');
  return withInlines(say(flat, language), kept, language);
}

/** What a moment says where no clock shows it. */
function sayMoment(inline: Inline, language: Language): Inline {
  const isMoment = typeof inline !== 'string' && 'time' in inline;
  return isMoment ? { ...inline, text: say(inline.text, language) } : inline;
}

function withInlines(said: string, kept: readonly Inline[], language: Language): Inline[] {
  const inlines: Inline[] = [];
  for (const part of said.split(/([\u{f0000}-\u{f0fff}])/u)) {
    const inline = kept[(part.codePointAt(0) ?? 0) - firstMark];
    if (inline !== undefined) inlines.push(sayMoment(inline, language));
    else if (part !== '') inlines.push(part);
  }
  return inlines;
}
