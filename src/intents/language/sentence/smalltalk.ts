import { cancelPhrases, denialPhrases, smalltalkPhrases } from '../lexicon/lexicon.js';
import { is, isOnly, type Token } from '../text/token.js';

function sentences(tokens: readonly Token[]): string[] {
  const parts: string[] = [];
  let current = '';
  for (const token of tokens) {
    if (is(token, 'MARK') && /^[.!?,;。~…:)(—-]$/.test(token.text)) {
      parts.push(current);
      current = '';
    } else
      current +=
        (token.script === 'chinese' || current === '' || token.text === "'s" ? '' : ' ') + token.lower;
  }
  return [...parts, current].map((each) => each.trim()).filter(Boolean);
}

/** True when every part of the message is small talk, and one of them is more than a courtesy to a request. */
export function isSmalltalk(tokens: readonly Token[]): boolean {
  const parts = sentences(tokens);
  if (parts.length === 0) return true;
  return parts.every(
    (part) =>
      smalltalkPhrases.has(part) ||
      smalltalkPhrases.has(
        part.replace(
          / (bot|magnum|guys|everyone|everybody|all|buddy|mate|man|dude|bot ever|ever|team|folks|there|again|today|then|so much)$|[啊呀哦哈吧呢啦]$/,
          '',
        ),
      ) ||
      isTwo(part) ||
      isCourtesy(part, tokens),
  );
}

/** "haha nice one": one thing after another, without a mark. */
function isTwo(part: string): boolean {
  const words = part.split(' ');
  return words.some(
    (_, at) =>
      at > 0 &&
      smalltalkPhrases.has(words.slice(0, at).join(' ')) &&
      smalltalkPhrases.has(words.slice(at).join(' ')),
  );
}

function isCourtesy(part: string, tokens: readonly Token[]): boolean {
  const words = tokens.filter((token) => part.includes(token.lower) && !is(token, 'MARK'));
  return words.length > 0 && words.every((token) => is(token, 'COURT') || smalltalkPhrases.has(token.lower));
}

/** True for a message that only takes something back: "never mind", "算了". */
export function takesBack(tokens: readonly Token[]): boolean {
  const parts = sentences(
    tokens.filter(
      (token) => !(is(token, 'COURT') && token.tags.length === 1) || cancelPhrases.has(token.lower),
    ),
  );
  return (
    parts.length > 0 &&
    parts.some((part) => cancelPhrases.has(part)) &&
    parts.every((part) => cancelPhrases.has(part) || smalltalkPhrases.has(part))
  );
}

/** True for a last sentence that takes back what was said before it. */
export function endsTakenBack(tokens: readonly Token[]): boolean {
  const words = tokens.filter((token) => !isOnly(token, ['COURT', 'ADV']) || isTakenBack(token.lower));
  const parts = sentences(words);
  const last = parts.at(-1);
  return parts.length > 1 && last !== undefined && isTakenBack(last);
}

function isTakenBack(said: string): boolean {
  return cancelPhrases.has(said) || denialPhrases.has(said);
}
