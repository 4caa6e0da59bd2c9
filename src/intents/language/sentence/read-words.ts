import { isIntentName } from '../intent-names.js';
import type { NameIndex } from '../known-names.js';
import { findName } from '../tagging/names.js';
import { tag } from '../tagging/tag.js';
import { scan } from '../text/scan.js';
import { is, type Token } from '../text/token.js';
import { inPlainWords } from './idioms.js';
import { foldQuotes } from './quotes.js';

/** A message as tokens that say what they may stand for. */
export interface Words {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Where names stand that are words as well. */
  readonly doubtful: readonly number[];
}

/** Prepares a message once; it may be tagged several ways where a name is a word as well. */
export function prepareWords(message: string, index: NameIndex): (asWords: ReadonlySet<number>) => Words {
  const scanned = scan(message);
  const { tokens: raw, inside } = foldQuotes(scanned.tokens);
  return (asWords) => {
    const { tokens, doubtful } = tag(raw, index, asWords);
    const plain = inPlainWords(tokens.map((each) => unquote(each, inside, index)));
    return { text: scanned.text, tokens: plain, doubtful };
  };
}

function unquote(token: Token, inside: Map<Token, readonly Token[]>, index: NameIndex): Token {
  if (!is(token, 'QUOTE')) return token;
  const words = inside.get(token) ?? [];
  const name = findName(words, 0, index);
  if (name && name.length === words.length) return { ...token, tags: ['ENT'], names: name.names };
  if (words.length === 1 && is(words[0], 'LABEL')) return { ...token, tags: ['LABEL'] };
  const inner = tag(words, index, new Set()).tokens;
  const speaks = inner.some(
    (each) =>
      is(each, 'V.*') ||
      is(each, 'X.verb') ||
      is(each, 'Q.*') ||
      isIntentName(each.lower) ||
      is(each, 'N.magnum'),
  );
  return { ...token, tags: [speaks && inner.length > 1 ? 'QUOTED' : 'NAME'] };
}
