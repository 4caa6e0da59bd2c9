import { is, isOne, type Token } from '../text/token.js';
import { endsAsQuestion } from './asking.js';
import { firstOf, isChange } from './changing.js';

/** "ci's CA is about to expire": what will be by itself. */
function isComing(words: readonly Token[]): boolean {
  const at = firstOf(words, (token) => is(token, 'FUT'));
  return (
    at > 0 &&
    !words.some(
      (token) =>
        isChange(token) || isOne(token, ['Q.*', 'REQ', 'V.need', 'YET', 'N.progress']) || token.text === '?',
    )
  );
}

/** "nobody needs ci": told, and no need of who speaks. */
function isOfNobody(subject: Token | undefined, verb: Token): boolean {
  return /^(nobody|no one|noone)$/.test(subject?.lower ?? '') && verb.form === 'third';
}

/** "ci 不要了", "ci 没用了": how it has become, and nothing that is to be done. */
function isOver(words: readonly Token[]): boolean {
  const last = words.at(-1);
  if (last?.text !== '了' || !words.some((token) => token.names || is(token, 'N.*'))) return false;
  return !words.some(
    (token) =>
      isOne(token, ['Q.*', 'NUM', 'YET', 'REQ', 'X.*', 'LACK', 'STOPTELL']) ||
      (is(token, 'V.*') && !isOne(token, ['V.need', 'V.use', 'V.have'])),
  );
}

/** "traffic is crazy": a subject before "is", and nothing that asks. */
export function states(words: readonly Token[], tokens: readonly Token[]): boolean {
  if (words.some((token) => token.lower === 'to be')) return false;
  if (isOver(words) || isComing(words)) return true;
  // "#77 looks legit": what it is like.
  if (is(words[0], 'REF') && words[1]?.form === 'third') return true;
  if (
    words.some((token) => is(token, 'LACK')) &&
    !words.some((token) => is(token, 'Q.*') || is(token, 'REQ') || is(token, 'V.show') || isChange(token)) &&
    !endsAsQuestion(tokens)
  )
    return true;
  const told =
    is(words[0], 'PRON.i') &&
    words[0]?.script === 'latin' &&
    !is(words[0], 'REQ') &&
    words.some(
      (token) =>
        is(token, 'V.*') && (token.form === 'past' || token.form === 'ing' || isOfNobody(words[0], token)),
    );
  const have =
    /('ve|’ve| have|'re| are)$/.test(words[0]?.lower ?? '') &&
    is(words[0], 'PRON.i') &&
    !words.some((token) => is(token, 'N.csr'));
  if ((told || have) && !words.some((token) => is(token, 'Q.*') || is(token, 'REQ'))) return true;
  const at = firstOf(words, (token) => is(token, 'Q.is'));
  if (
    at <= 0 ||
    words[at]?.script !== 'latin' ||
    endsAsQuestion(tokens) ||
    words.some((token) => /^(how|number of)\b/.test(token.lower))
  )
    return false;
  const relative = tokens[tokens.indexOf(words[at] as Token) - 1]?.lower ?? '';
  if (/^(that|which|who)$/.test(relative)) return false;
  const before = words.slice(0, at);
  const asks = before.some(
    (token) => isOne(token, ['Q.*', 'REQ', 'IF', 'A.*']) || (is(token, 'V.*') && token.form !== 'third'),
  );
  return (
    !asks && before.some((token) => isOne(token, ['ENT', 'WORD', 'NAME', 'N.*', 'PRON.*', 'E.*', 'X.*']))
  );
}
