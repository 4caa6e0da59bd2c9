import { is, type Token } from '../text/token.js';

const closing: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '「': '」',
  '『': '』',
  '《': '》',
};

/**
 * What stands in quotes becomes one token that keeps its words. A name in quotes is a name; a sentence in quotes
 * is somebody else's words.
 */
export function foldQuotes(raw: readonly Token[]): { tokens: Token[]; inside: Map<Token, readonly Token[]> } {
  const tokens: Token[] = [];
  const inside = new Map<Token, readonly Token[]>();
  for (let at = 0; at < raw.length; at++) {
    const token = raw[at] as Token;
    const end = is(token, 'MARK') ? closingAt(raw, at) : -1;
    if (end < 0) {
      tokens.push(token);
      continue;
    }
    const words = raw.slice(at + 1, end);
    const folded = fold(words, token);
    inside.set(folded, words);
    tokens.push(folded);
    at = end;
  }
  return { tokens, inside };
}

function closingAt(raw: readonly Token[], at: number): number {
  const wanted = closing[raw[at]?.text ?? ''];
  if (!wanted) return -1;
  const end = raw.findIndex((each, i) => i > at && each.text === wanted && is(each, 'MARK'));
  return end > at + 1 ? end : -1;
}

function fold(words: readonly Token[], quote: Token): Token {
  const first = words[0] ?? quote;
  const last = words.at(-1) ?? first;
  let text = '';
  let end = first.start;
  for (const word of words) {
    text += (word.start > end && text !== '' ? ' ' : '') + word.text;
    end = word.end;
  }
  return {
    text,
    lower: text.toLowerCase(),
    start: first.start,
    end: last.end,
    script: 'latin',
    tags: ['QUOTE'],
    quoted: true,
  };
}
