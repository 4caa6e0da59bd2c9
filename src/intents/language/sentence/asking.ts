import { is, type Token } from '../text/token.js';
import { firstOf, isChange } from './changing.js';

/** Whether a question mark stands at the end. */
export function endsAsQuestion(tokens: readonly Token[]): boolean {
  return /^[?]$/.test(tokens.at(-1)?.text ?? '');
}

/** Whether a clause asks, where its wish and its verb of change stand at `asks` and `verb` (-1: none). */
export function isQuestion(words: readonly Token[], asks: number, verb: number): boolean {
  const at = firstOf(words, (token) => is(token, 'Q.*') && !is(token, 'Q.part') && !is(token, 'REQ'));
  if (asks >= 0 && (at < 0 || asks < at)) return false;
  if (words.some((token) => token.script === 'chinese' && (is(token, 'N.progress') || is(token, 'YET'))))
    return true;
  if (at >= 0) {
    const token = words[at] as Token;
    // "is" in the middle of a wish, and a Chinese question word after the verb of looking, ask nothing by themselves.
    if (is(token, 'Q.is') && at > 0 && verb >= 0 && verb < at) return false;
    if (verb >= 0 && verb < at && words[verb]?.form === 'base' && words[verb]?.script === 'latin')
      return false;
    return true;
  }
  return words.some((token) => is(token, 'Q.part') && token.script === 'chinese') && verb < 0;
}

/** "any cluster provisioning?": going on, and asked with no more than the mark. */
export function asksIfGoing(tokens: readonly Token[], words: readonly Token[], verb: number): boolean {
  return endsAsQuestion(tokens) && words[verb]?.form === 'ing' && !isChange(words[0]);
}

/** "stuck", "why", "yet": something is asked, however it is put. */
export function wonders(words: readonly Token[], verb: number, asks: number): boolean {
  if (asks >= 0 || words.some((token) => is(token, 'TIME.past'))) return false;
  const why = words.some((token) => is(token, 'YET') || is(token, 'Q.why'));
  return why && (verb < 0 || words[verb]?.form !== 'base');
}
