import type { NameIndex } from '../known-names.js';
import { lexicon } from '../lexicon/lexicon.js';
import { meantBy } from '../lexicon/misspelt.js';
import { englishNumber, numberWithUnit } from '../text/numbers.js';
import type { Token } from '../text/token.js';
import { tagChinese } from './chinese.js';
import { findName, nearName } from './names.js';
import { isWhatItIsLike } from './plain-role.js';
import { isEveryday, isUsualName, respell } from './spelling.js';

/** Tokens with what they stand for. `doubtful`: names that exist and are words as well, by position. */
export interface Tagged {
  readonly tokens: Token[];
  readonly doubtful: readonly number[];
}

/** Says of every word what it may stand for. Words at the positions in `asWords` are not taken for names. */
export function tag(typed: readonly Token[], index: NameIndex, asWords: ReadonlySet<number>): Tagged {
  const raw = typed.map((token) => withoutSlip(token, index));
  const tokens: Token[] = [];
  const doubtful: number[] = [];
  let at = 0;
  while (at < raw.length) {
    const read = readOne(raw, at, { index, asWords, before: tokens.at(-1) });
    tokens.push(...read.tokens);
    if (read.doubtful) doubtful.push(raw[at]?.start ?? 0);
    at += read.length;
  }
  return { tokens, doubtful };
}

/** "frm", "teh": a usual slip, where nothing is called so and it is no word itself. */
function withoutSlip(token: Token, index: NameIndex): Token {
  const meant = token.tags.includes('RAW') ? meantBy(token.lower) : undefined;
  if (!meant || index.exact.has(token.lower) || lexicon().english.has(token.lower)) return token;
  return { ...token, lower: meant };
}

interface Around {
  readonly index: NameIndex;
  readonly asWords: ReadonlySet<number>;
  readonly before: Token | undefined;
}

function readOne(raw: readonly Token[], at: number, { index, asWords, before }: Around): Read {
  const token = raw[at] as Token;
  if (token.tags.includes('HAN')) return tagChinese(raw, at, index);
  if (!token.tags.includes('RAW')) {
    const equals = /^[:=]$/.test(token.text);
    return { tokens: [equals ? { ...token, tags: ['MARK', 'EQ'] } : token], length: 1 };
  }
  const exact = findPhrase(raw, at, index);
  const mended = exact && exact.length > 1 ? null : findMisspelt(raw, at, index);
  const phrase = mended ?? exact;
  const isWord = asWords.has(token.start) || isCounted(phrase, before);
  const found = isWord ? null : findName(raw, at, index);
  const name = found?.length === 1 && isWhatItIsLike(raw, at, found.names) ? null : found;
  if (!name || name.length < (phrase?.length ?? 0)) return plain(raw, at, phrase, index);
  const doubtful = phrase !== null || englishNumber(lowers(raw, at)) !== null;
  return {
    tokens: [{ ...span(raw, at, name.length), tags: ['ENT'], names: name.names }],
    length: name.length,
    doubtful,
  };
}

/** "2 workers" counts nodes, also where a node group is called workers. */
function isCounted(phrase: Phrase | null, before: Token | undefined): boolean {
  const counts = before !== undefined && (before.tags.includes('NUM') || before.tags.includes('MORE'));
  return (
    counts &&
    (phrase?.tags.some((tag) => tag === 'N.node' || tag === 'N.master' || tag.startsWith('U.')) ?? false)
  );
}

interface Read {
  readonly tokens: Token[];
  /** How many raw tokens were read. */
  readonly length: number;
  /** A name that is a word as well. */
  readonly doubtful?: boolean;
}

interface Phrase {
  readonly tags: readonly string[];
  readonly form: Token['form'];
  readonly length: number;
}

function lowers(raw: readonly Token[], at: number): string[] {
  const words: string[] = [];
  for (const token of raw.slice(at, at + 9)) {
    if (!token.tags.includes('RAW')) break;
    words.push(token.lower);
  }
  return words;
}

/** The longest phrase of the lexicon that begins here. */
function findPhrase(raw: readonly Token[], at: number, index: NameIndex): Phrase | null {
  const { english, longest } = lexicon();
  const words = lowers(raw, at);
  const first = words[0] ?? '';
  for (let length = Math.min(longest.get(first) ?? 0, words.length); length >= 1; length--) {
    const entry = english.get(words.slice(0, length).join(' '));
    // "the cluster templates" are no cluster.
    if (entry?.tags.includes('PRON.it') && words[length]?.startsWith('template')) continue;
    if (length > 1 && endsInName(words, length, index)) continue;
    if (entry) return { ...entry, length };
  }
  return null;
}

/** "The student template": what is said to be a template, and is one, is nobody. */
function endsInName(words: readonly string[], length: number, { exact }: NameIndex): boolean {
  const isKind = /^(templates?|clusters?|nodegroups?|projects?)$/.test(words[length] ?? '');
  return isKind && exact.has(words[length - 1] ?? '');
}

/** A phrase of several words, one of them misspelt: "waht can you do". */
function findMisspelt(raw: readonly Token[], at: number, index: NameIndex): Phrase | null {
  const { english, longest } = lexicon();
  const words = lowers(raw, at);
  const mended = words.map((word) => (english.has(word) ? word : (respell(word)?.word ?? word)));
  const most = Math.min(longest.get(mended[0] ?? '') ?? 0, words.length);
  for (let length = most; length >= 2; length--) {
    const entry = english.get(mended.slice(0, length).join(' '));
    if (entry && !endsInName(words, length, index)) return { ...entry, length };
  }
  return null;
}

function plain(raw: readonly Token[], at: number, phrase: Phrase | null, index: NameIndex): Read {
  const token = raw[at] as Token;
  const chinese = raw[at + 1]?.tags.includes('HAN') ? tagChinese(raw, at, index, true) : null;
  // "master 规格" is one word.
  const isAttribute = chinese?.tokens[0]?.tags.some((each) => each.startsWith('A.'));
  if (chinese && isAttribute && phrase?.length === 1) return chinese;
  const number = readNumber(raw, at);
  if (number && number.length >= (phrase?.length ?? 0)) return number;
  if (phrase) {
    return {
      tokens: [{ ...span(raw, at, phrase.length), tags: phrase.tags, form: phrase.form }],
      length: phrase.length,
    };
  }
  if (chinese) return chinese;
  const united = withUnit(token);
  if (united) return { tokens: united, length: 1 };
  return { tokens: [unknown(token, index)], length: 1 };
}

function readNumber(raw: readonly Token[], at: number): Read | null {
  const token = raw[at] as Token;
  if (/^[+-]?\d+(\.\d+)?$/.test(token.text)) {
    const signed = /^[+-]/.test(token.text);
    return { tokens: [{ ...token, tags: ['NUM'], value: Number(token.text), signed }], length: 1 };
  }
  const spelt = englishNumber(lowers(raw, at));
  if (!spelt) return null;
  return {
    tokens: [{ ...span(raw, at, spelt.length), tags: ['NUM'], value: spelt.value }],
    length: spelt.length,
  };
}

/** `20gb` and `two-node` are two words; `3-tier` is one. */
function withUnit(token: Token): Token[] | null {
  const read = numberWithUnit(token.text);
  if (!read) return null;
  const entry =
    lexicon().english.get(read.rest) ?? (read.rest === 'm' ? lexicon().english.get('min.') : undefined);
  if (!entry?.tags.some((each) => /^(U|N|COE)\./.test(each))) return null;
  const cut = token.text.length - read.rest.length;
  const number = token.text.slice(0, cut);
  return [
    {
      ...token,
      text: number,
      lower: number,
      end: token.start + cut,
      tags: ['NUM'],
      value: read.value,
      signed: /^[+-]/.test(number),
    },
    { ...token, text: read.rest, lower: read.rest, start: token.start + cut, tags: entry.tags },
  ];
}

/** A word that is neither a name nor in the lexicon: misspelt, everyday, or what looks like a name. */
function unknown(token: Token, index: NameIndex): Token {
  const looksLikeName = /[\d._/@:-]|[a-z][A-Z]/.test(token.text);
  const everyday = isEveryday(token.lower);
  const near = token.text.length >= 3 ? nearName(token.text, index) : null;
  if (
    everyday &&
    near &&
    Object.values(near.names).some(
      (name) => `${token.lower}s` === name.toLowerCase() || `${name.toLowerCase()}s` === token.lower,
    )
  ) {
    return { ...token, tags: ['ENT'], names: near.names };
  }
  const word = looksLikeName ? null : respell(token.lower);
  if (near && !everyday && (!word || near.typos <= word.typos))
    return { ...token, tags: ['ENT'], names: near.names };
  const entry = word && lexicon().english.get(word.word);
  if (entry) return { ...token, lower: word.word, tags: entry.tags, form: entry.form };
  if (word && word.word !== token.lower) {
    const number = englishNumber([word.word]);
    if (number) return { ...token, tags: ['NUM'], value: number.value };
  }
  if (looksLikeName || isUsualName(token.lower)) return { ...token, tags: ['NAME'] };
  return { ...token, tags: [everyday ? 'WORD' : 'NAME'] };
}

function span(raw: readonly Token[], at: number, length: number): Token {
  const first = raw[at] as Token;
  const last = raw[at + length - 1] ?? first;
  if (length === 1) return first;
  const text = raw
    .slice(at, at + length)
    .map((each, i) => (each.text === "'s" || i === 0 ? each.text : ` ${each.text}`))
    .join('');
  return { ...first, text, lower: text.toLowerCase(), end: last.end };
}
