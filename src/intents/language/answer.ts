import { existing, type NameIndex, type NameKind } from './known-names.js';
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
  if (takesBack(tokens) && !isThere(message, kind, index)) return { cancelled: true };
  const words = applyCorrections(tokens).filter(
    (token) => !is(token, 'MARK') && !(is(token, 'COURT') && token.tags.length === 1),
  );
  if (kind === 'boolean') return readYesNo(message.trim());
  if (words.length > 4 || words.some(isOrder) || isQuestion.test(message)) return null;
  if (kind !== 'number' && kind !== 'text' && spares.test(message)) return null;
  if (kind === 'number') return words.some(({ names }) => names?.cluster) ? null : readNumber(words);
  return readName(words, kind);
}

/** "Stop" may be what is asked for, where something is called so. */
function isThere(message: string, kind: AnswerKind, index: NameIndex): boolean {
  if (kind === 'number' || kind === 'text' || kind === 'boolean') return false;
  return existing(message.trim(), kind, index) !== undefined;
}

const isQuestion = /[?？]\s*$|^\s*(how|why|what|who|when|where|is|are|does|do|怎么|为什么|谁)\b/i;

/** "Not prod", "anything but ci", "prod is fine": what a question for a name is not answered with. */
const spares = /\b(not|never|but|except|without|neither|fine|ok|okay|good)\b|n[’']t\b|[不别]|除了/i;

function isOrder(token: Token): boolean {
  return is(token, 'V.*') && !isOne(token, ['ENT', 'P.*']) && token.form !== 'past';
}

function readYesNo(message: string): Answer | null {
  if (yes.test(message)) return { value: 'true' };
  return no.test(message) ? { value: 'false' } : null;
}

function isNamed({ names }: Token, kind: NameKind | 'text'): boolean {
  return kind !== 'text' && (names?.[kind]?.length ?? 0) > 0;
}

const around = ['DET', 'N.cluster', 'N.template', 'N.nodegroup', 'N.project', 'P.*', 'COURT'];
const filler =
  /^(it|its|it's|is|that|that's|use|take|one|i|mean|meant|the|用|选|是|就|那|吧|这个|那个|就是)$/;

/** What may stand around a name that is an answer: "the swarm template please", "it's prod". */
function isFiller(word: Token): boolean {
  return isOne(word, around) || filler.test(word.lower);
}

function readNumber(words: readonly Token[]): Answer | null {
  const numbers = words.filter((token) => is(token, 'NUM'));
  return numbers.length === 1 ? { value: String(numbers[0]?.value) } : null;
}

function readName(words: readonly Token[], kind: NameKind | 'text'): Answer | null {
  const names = kind === 'text' ? [] : words.flatMap((token) => token.names?.[kind] ?? []);
  if (names.length > 1) return null;
  // "Not prod", "prod is fine", "why is prod slow" have the name in them, and are no answer.
  if (names[0])
    return words.every((word) => isNamed(word, kind) || isFiller(word)) ? { value: names[0] } : null;
  const content = words.filter((token) => !isOne(token, ['DET', 'N.*', 'P.*', 'ADV']));
  const only = content.length === 1 ? content[0] : words.length === 1 ? words[0] : undefined;
  return only && !is(only, 'QUOTED') ? { value: only.text } : null;
}
