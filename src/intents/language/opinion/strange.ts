import { destroys } from '../intent-names.js';
import { nothing, type Reading } from '../reading.js';
import type { Token } from '../text/token.js';
import type { Opinion } from './opinion.js';
import { orderWords } from './order-words.js';
import { orderWordsOf } from './words-of.js';

/**
 * How sure the classifier must be of the same, where a word stands in what destroys or decides that no such order of the corpus has. Of
 * 1 100 strangers' lines that ask for nothing, which neither it nor the words were made from, nine in ten have such a word; it is this sure
 * of an order in nine of them, and in 46 only half sure.
 */
const sureOfStrange = 0.97;

let known: ReadonlySet<string> | undefined;

function strangeIn(tokens: readonly Token[]): string[] {
  known ??= new Set(orderWords.split(' '));
  const all = known;
  return orderWordsOf(tokens).filter((word) => !all.has(word));
}

/**
 * "Delete web-1! said the intern": what would destroy or decide is doubted where it is said in words that no order had before, unless the
 * rules read it (`isRead`) and the classifier is all but sure of the same. Nothing is meant by it then, and what it would have been is kept to be named.
 */
export function withoutStrange(
  reading: Reading,
  tokens: readonly Token[],
  opinion: Opinion,
  isRead: boolean,
): Reading {
  if (!destroys(reading) || reading.slots.dryRun === true) return reading;
  const isSure = isRead && opinion.intent === reading.intent && opinion.sure >= sureOfStrange;
  const { intent, slots } = reading;
  const named = Object.values(slots).flat().join(' ').toLowerCase();
  if (isSure || strangeIn(tokens).every((word) => named.includes(word))) return reading;
  return { ...nothing('out-of-scope', 0.5), doubted: { intent, slots } };
}
