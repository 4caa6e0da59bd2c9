import { daleChall } from 'dale-chall';
import { spellings } from '../lexicon/lexicon.js';
import { typos } from '../text/distance.js';

const everyday = new Set(daleChall);

/** True for words that everybody uses, in most of their forms: no name unless one is called so. */
export function isEveryday(word: string): boolean {
  if (everyday.has(word)) return true;
  const stems = [
    word.replace(/(s|es|ed|ing|ly|er)$/, ''),
    word.replace(/(?<=e)[dr]$/, ''),
    word.replace(/(ing|ed|er|est)$/, 'e'),
    word.replace(/ies$/, 'y'),
  ];
  return word.length > 4 && stems.some((stem) => stem !== word && everyday.has(stem));
}

/** What clusters, templates and teams are often called: never taken for misspelt words. */
const usualNames = new Set(
  'prod production staging stage dev devel test tests testing qa demo ci cd web data edge core main beta alpha gamma delta lab labs sandbox infra analytics ml gpu shop backend frontend batch blue green red team preprod uat poc canary alice bob carol dave eve build builds train training monitor monitoring runner runners cache teamred research'.split(
    ' ',
  ),
);

export function isUsualName(word: string): boolean {
  return usualNames.has(word);
}

const seen = new Map<string, { word: string; typos: number } | null>();
const mostSeen = 5_000;

/** The word of the lexicon that a misspelt one was meant to be; null when none is near. */
export function respell(word: string): { word: string; typos: number } | null {
  const known = seen.get(word);
  if (known !== undefined) return known;
  const found = search(word);
  if (seen.size >= mostSeen) seen.clear();
  seen.set(word, found);
  return found;
}

function search(word: string): { word: string; typos: number } | null {
  if (word.length < 4 || !/^[a-z']+$/.test(word) || isEveryday(word) || usualNames.has(word)) return null;
  const most = word.length >= 8 ? 2 : mixed;
  let best: { word: string; typos: number } | null = null;
  for (const each of spellings()) {
    if (Math.abs(each.length - word.length) > most) continue;
    if (each[0] !== word[0] && each[1] !== word[0]) continue;
    const count = slips(word, each, best ? best.typos : most);
    if (
      count <= most &&
      (!best || count < best.typos || (count === best.typos && endsAlike(word, each, best.word)))
    )
      best = { word: each, typos: count };
  }
  return best ?? abbreviated(word);
}

/** All the letters of a word in another order: more than two that are swapped, and less than two slips. */
const mixed = 1.5;

/** How many slips make a word of another. */
function slips(word: string, other: string, most: number): number {
  const isMixed =
    word.length > 4 && word.length === other.length && word[0] === other[0] && sorted(word) === sorted(other);
  const count = typos(word, other, most);
  return isMixed ? Math.min(count, mixed) : count;
}

function sorted(word: string): string {
  return [...word].sort().join('');
}

/** Of two that are as close, the one that ends as what was typed. */
function endsAlike(word: string, one: string, other: string): boolean {
  return one.at(-1) === word.at(-1) && other.at(-1) !== word.at(-1);
}

/** "clstr", "tmplt": a word of the lexicon without its vowels; null where two could be meant. */
function abbreviated(word: string): { word: string; typos: number } | null {
  if (/[aeiou]/.test(word.slice(1, -1))) return null;
  const meant = spellings().filter(
    (each) => each[0] === word[0] && each.length > word.length && consonants(each) === consonants(word),
  );
  return meant.length === 1 && meant[0] ? { word: meant[0], typos: meant[0].length - word.length } : null;
}

function consonants(word: string): string {
  return word.replace(/(?<=.)[aeiouy]/g, '');
}
