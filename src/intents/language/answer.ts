import type { NameIndex, NameKind } from './known-names.js';
import { applyCorrections } from './sentence/corrections.js';
import { prepareWords } from './sentence/read-words.js';
import { takesBack } from './sentence/smalltalk.js';
import { is, isOne, type Token } from './text/token.js';

/** What an answer to one question may be. */
export type AnswerKind = 'number' | 'text' | 'boolean' | NameKind;

/** What a short answer says; null when it is more than an answer, or none. */
export type Answer = { readonly value: string } | { readonly cancelled: true };

const yes = /^(yes|yep|yeah|sure|ok|okay|true|on|y|please|是|是的|好|好的|要|对|可以)[.!。！]?$/i;
const no = /^(no|nope|nah|false|off|n|不|不要|不是|不用|否)[.!。！]?$/i;

/** Reads what was said to a question for one thing: a number in words, a name in other letters, yes or no. */
export function readAnswer(message: string, kind: AnswerKind, index: NameIndex): Answer | null {
  const { tokens } = prepareWords(message, index)(new Set());
  if (takesBack(tokens)) return { cancelled: true };
  const words = applyCorrections(tokens).filter(
    (token) => !is(token, 'MARK') && !(is(token, 'COURT') && token.tags.length === 1),
  );
  if (kind === 'boolean') return readYesNo(message.trim());
  if (words.length > 4 || words.some(isOrder)) return null;
  return kind === 'number' ? readNumber(words) : readName(words, kind);
}

function isOrder(token: Token): boolean {
  return is(token, 'V.*') && !isOne(token, ['ENT', 'P.*']) && token.form !== 'past';
}

function readYesNo(message: string): Answer | null {
  if (yes.test(message)) return { value: 'true' };
  return no.test(message) ? { value: 'false' } : null;
}

function readNumber(words: readonly Token[]): Answer | null {
  const numbers = words.filter((token) => is(token, 'NUM'));
  return numbers.length === 1 ? { value: String(numbers[0]?.value) } : null;
}

function readName(words: readonly Token[], kind: NameKind | 'text'): Answer | null {
  const names = kind === 'text' ? [] : words.flatMap((token) => token.names?.[kind] ?? []);
  if (names.length > 1) return null;
  if (names[0]) return { value: names[0] };
  const content = words.filter((token) => !isOne(token, ['DET', 'N.*', 'P.*', 'ADV']));
  const only = content.length === 1 ? content[0] : words.length === 1 ? words[0] : undefined;
  return only && !is(only, 'QUOTED') ? { value: only.text } : null;
}
