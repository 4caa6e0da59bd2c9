import { is, isOne, type Token } from '../text/token.js';

/**
 * Wishes whose verb is no verb of change by itself: "I want ci gone", "ci can go", "put ci out of its misery". They
 * are said in plain words, so that every rule about orders holds for them as well.
 */
export function inPlainWords(tokens: readonly Token[]): readonly Token[] {
  return tokens.flatMap((token, at) => {
    if (token.lower === 'gone' && isWanted(tokens.slice(0, at))) return [deleted(token)];
    if (token.lower === 'go' && mayGo(tokens, at)) return [{ ...token, ...be }, deleted(token)];
    if (token.lower === 'put' && endsMisery(tokens.slice(at + 1))) return [{ ...token, tags: ['V.delete'] }];
    return [token];
  });
}

const be: Pick<Token, 'text' | 'lower' | 'tags'> = { text: 'be', lower: 'be', tags: ['Q.is'] };

function deleted(token: Token): Token {
  return { ...token, tags: ['V.delete'], form: 'past' };
}

/** "I want ci gone", "we need the cluster ci gone". */
function isWanted(before: readonly Token[]): boolean {
  const at = before.findLastIndex((token) => isOne(token, ['REQ', 'V.need']));
  const between = before.slice(at + 1);
  return at >= 0 && between.length > 0 && between.every(isNamed);
}

/** "ci can go", and no further: leave to delete it. */
function mayGo(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  const subject = tokens[at - 2];
  return is(tokens[at - 1], 'MAY') && isNamed(subject) && (next === undefined || is(next, 'MARK'));
}

function isNamed(token: Token | undefined): boolean {
  return isOne(token, ['ENT', 'N.cluster', 'N.nodegroup', 'N.template', 'DET', 'AND', 'ADV']);
}

function endsMisery(after: readonly Token[]): boolean {
  return / out of (its|their|his|her) misery\b/.test(after.map(({ lower }) => ` ${lower}`).join(''));
}
