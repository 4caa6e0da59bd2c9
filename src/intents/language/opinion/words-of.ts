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

/** What says nothing of whether an order is meant; what looks like a name is a word only where it is a plain one. */
function isNoWord(token: Token): boolean {
  if (token.names !== undefined || token.quoted || isOne(token, ofAnyKind)) return true;
  return is(token, 'NAME') && !/^\p{L}+$/u.test(token.lower);
}

/** The words of a message as the list of `order-words.ts` holds them; of Chinese that the lexicon lacks, each two characters that stand together. */
export function orderWordsOf(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token, at) => {
    if (isNoWord(token)) return [];
    const [before, next] = [tokens[at - 1], tokens[at + 1]];
    if (!is(token, 'HAN')) return [token.lower.replaceAll(' ', '_')];
    if (next && is(next, 'HAN')) return [token.lower + next.lower];
    return before && is(before, 'HAN') ? [] : [token.lower];
  });
}
