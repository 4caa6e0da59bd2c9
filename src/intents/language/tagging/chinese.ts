import type { NameIndex } from '../known-names.js';
import { lexicon } from '../lexicon/lexicon.js';
import { chineseNumber } from '../text/numbers.js';
import { token as make, type Token } from '../text/token.js';
import { findName } from './names.js';

const longestPhrase = 10;

/**
 * Splits a run of Chinese into the longest words of the lexicon, names and numbers, from left to right. Latin
 * letters that belong to a word (`CA证书`, `浮动IP`) are taken with it. With `latinFirst` the run begins with such
 * letters; null when no word does.
 */
export function tagChinese(
  raw: readonly Token[],
  at: number,
  index: NameIndex,
): { tokens: Token[]; length: number };
export function tagChinese(
  raw: readonly Token[],
  at: number,
  index: NameIndex,
  latinFirst: true,
): { tokens: Token[]; length: number } | null;
export function tagChinese(
  raw: readonly Token[],
  at: number,
  index: NameIndex,
  latinFirst = false,
): { tokens: Token[]; length: number } | null {
  const first = raw[at] as Token;
  const run = latinFirst ? `${first.text}${raw[at + 1]?.text ?? ''}` : first.text;
  const behind = latinFirst ? raw[at + 2] : raw[at + 1];
  const next = behind?.tags.includes('RAW') ? behind.text : '';
  const tokens: Token[] = [];
  let i = 0;
  if (latinFirst) {
    const word = longestWord(run, 0, '', first.text.length + 1);
    if (!word) return null;
    tokens.push(piece(first, word.text, 0, word.tags));
    i = word.length;
  }
  let usedNext = 0;
  while (i < run.length) {
    const read = readOne(run, i, next, index);
    tokens.push({ ...piece(first, read.text, i, read.tags), ...read.more });
    i += read.text.length;
    if (i > run.length) usedNext = 1;
  }
  return { tokens, length: (latinFirst ? 2 : 1) + usedNext };
}

interface One {
  readonly text: string;
  readonly tags: readonly string[];
  readonly more?: Partial<Token>;
}

function readOne(run: string, i: number, next: string, index: NameIndex): One {
  const name = namedHere(run, i, index);
  if (name) return name;
  const word = longestWord(run, i, next, 1);
  const number = chineseNumber(run.slice(i));
  if (number && number.length >= (word?.length ?? 0)) {
    return { text: run.slice(i, i + number.length), tags: ['NUM'], more: { value: number.value } };
  }
  if (word) return word;
  return { text: run[i] ?? '', tags: ['HAN'] };
}

/** A name in Chinese that exists. */
function namedHere(run: string, i: number, index: NameIndex): One | null {
  for (let length = Math.min(12, run.length - i); length >= 2; length--) {
    const text = run.slice(i, i + length);
    const found = findName([make(text, 0, 'chinese', 'HAN')], 0, index);
    if (found) return { text, tags: ['ENT'], more: { names: found.names } };
  }
  return null;
}

function longestWord(
  run: string,
  i: number,
  next: string,
  least: number,
): { text: string; tags: readonly string[]; length: number } | null {
  const { chinese } = lexicon();
  const rest = run.slice(i);
  if (next && rest.length < longestPhrase) {
    const text = rest + next;
    const entry = chinese.get(text.toLowerCase());
    if (entry) return { text, tags: entry.tags, length: text.length };
  }
  for (let length = Math.min(longestPhrase, rest.length); length >= least; length--) {
    const text = rest.slice(0, length);
    const entry = chinese.get(text.toLowerCase());
    if (entry) return { text, tags: entry.tags, length };
  }
  return null;
}

function piece(first: Token, text: string, offset: number, tags: readonly string[]): Token {
  const start = first.start + offset;
  return { text, lower: text.toLowerCase(), start, end: start + text.length, script: 'chinese', tags };
}
