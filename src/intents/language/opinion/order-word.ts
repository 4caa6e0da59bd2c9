import { is, isOne, type Token } from '../text/token.js';

/** Numbers, marks and courtesies are of any kind, in an order as in what is none. */
const ofAnyKind = [
  'NUM',
  'ENT',
  'MARK',
  'REF',
  'URL',
  'LABEL',
  'CHANNEL',
  'PERSON',
  'QUOTED',
  'PEM',
  'COURT',
  'N.magnum',
];

/** Whether a token says nothing of whether an order is meant; what looks like a name is one unless it is a plain word. */
export function isNoWord(token: Token): boolean {
  if (token.names !== undefined || token.quoted || isOne(token, ofAnyKind)) return true;
  return is(token, 'NAME') && !/^\p{L}+$/u.test(token.lower);
}

/** A word as the list of `order-words.ts` holds it. */
export function orderWordOf({ lower }: Pick<Token, 'lower'>): string {
  return lower.replaceAll(' ', '_');
}
