import { chineseFunction } from './chinese-function.js';
import { chineseWords } from './chinese-words.js';
import { englishFunction } from './english-function.js';
import { englishNouns } from './english-nouns.js';
import { englishVerbs } from './english-verbs.js';
import { foreign, smalltalk } from './foreign.js';
import { plural, type VerbForm, verbForms } from './inflect.js';

/** What a phrase may stand for; the sentence decides. */
export interface Entry {
  readonly tags: readonly string[];
  readonly form: VerbForm | undefined;
}

interface Lexicon {
  /** Phrases by their words in lower case, joined by one space. */
  readonly english: ReadonlyMap<string, Entry>;
  /** The most words that a phrase with this first word has. */
  readonly longest: ReadonlyMap<string, number>;
  readonly chinese: ReadonlyMap<string, Entry>;
}

type English = Pick<Lexicon, 'english' | 'longest'>;

let english: English | undefined;
let chinese: Lexicon['chinese'] | undefined;

const compiled: Lexicon = {
  get english() {
    english ??= compileEnglish();
    return english.english;
  },
  get longest() {
    english ??= compileEnglish();
    return english.longest;
  },
  get chinese() {
    chinese ??= compileChinese();
    return chinese;
  },
};

/** The lexicon; each language of it is compiled when it is first asked for. */
export function lexicon(): Lexicon {
  return compiled;
}

/** Whole messages that are small talk, in either language. */
export const smalltalkPhrases = new Set(
  [split(smalltalk.SMALL ?? ''), split(chineseFunction.SMALL ?? '')].flat(),
);

/** Whole sentences that take everything back. */
export const cancelPhrases = new Set(
  [split(englishFunction.CANCEL ?? ''), split(chineseFunction.CANCEL ?? '')].flat(),
);

/** Last sentences that make a no or a joke of what was said before. */
export const denialPhrases = new Set(split(englishFunction.DENIAL ?? ''));

const whole = new Set(['SMALL', 'CANCEL', 'DENIAL']);

function split(list: string): string[] {
  return list
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
}

type Entries = Map<string, { tags: string[]; form: VerbForm | undefined }>;

function put(into: Entries, phrase: string, tag: string, form?: VerbForm): void {
  const entry = into.get(phrase);
  if (!entry) {
    into.set(phrase, { tags: [tag], form });
    return;
  }
  if (!entry.tags.includes(tag)) entry.tags.push(tag);
  entry.form ??= form;
}

/** Also as it is typed in a hurry, without its apostrophe. */
function putEnglish(into: Entries, phrase: string, tag: string, form?: VerbForm): void {
  put(into, phrase, tag, form);
  if (phrase.indexOf("'") > 0) put(into, phrase.replaceAll("'", ''), tag, form);
}

/** Every class with its phrases, but those that are whole messages. */
function classes(...lists: readonly Readonly<Record<string, string>>[]): [string, string][] {
  return lists
    .flatMap((list) => Object.entries(list))
    .filter(([tag]) => !whole.has(tag))
    .flatMap(([tag, list]) => split(list).map((phrase): [string, string] => [tag, phrase]));
}

function compileEnglish(): English {
  const entries: Entries = new Map();
  for (const [tag, lemma] of classes(englishVerbs, { 'X.verb': foreign['X.verb'] ?? '' })) {
    for (const [phrase, form] of verbForms(lemma)) putEnglish(entries, phrase, tag, form);
  }
  for (const [tag, noun] of classes(englishNouns, { 'X.noun': foreign['X.noun'] ?? '' })) {
    put(entries, noun, tag);
    put(entries, plural(noun), tag);
  }
  for (const [tag, phrase] of classes(englishFunction)) putEnglish(entries, phrase, tag);
  return { english: entries, longest: longestOf(entries) };
}

function longestOf(entries: Entries): Lexicon['longest'] {
  const longest = new Map<string, number>();
  for (const phrase of entries.keys()) {
    const end = phrase.indexOf(' ');
    const first = end < 0 ? phrase : phrase.slice(0, end);
    const words = end < 0 ? 1 : phrase.split(' ').length;
    if ((longest.get(first) ?? 0) < words) longest.set(first, words);
  }
  return longest;
}

function compileChinese(): Lexicon['chinese'] {
  const entries: Entries = new Map();
  for (const [tag, phrase] of classes(chineseWords, chineseFunction)) {
    put(entries, phrase.toLowerCase().replaceAll(' ', ''), tag);
  }
  return entries;
}

let words: readonly string[] | undefined;

/** Single English words that misspellings are mended to; made when the first unknown word comes. */
export function spellings(): readonly string[] {
  if (words) return words;
  const found = new Set<string>();
  for (const [phrase, { tags }] of lexicon().english) {
    if (tags.every((tag) => /^(X\.|ADV|HYP|CORR|IF)/.test(tag))) continue;
    for (const word of phrase.split(' '))
      if (word.length >= 4 && !/^(wanna|gonna|gotta|gimme)$/.test(word)) found.add(word);
  }
  words = [...found];
  return words;
}
