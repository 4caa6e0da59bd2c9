import { is, isOne, type Token } from '../text/token.js';
import { asNouns } from './nouns.js';

/**
 * Wishes whose verb is no verb of change by itself: "I want ci gone", "ci can go", "put ci out of its misery". They
 * are said in plain words, so that every rule about orders holds for them as well.
 */
export function inPlainWords(tokens: readonly Token[]): readonly Token[] {
  return decided(withoutMisery(asNouns(tokens))).flatMap((token, at, all) => {
    if (isLetterName(token, all[at - 1])) return [{ ...token, tags: ['NAME'] }];
    if (token.lower === 'gone' && isWanted(all.slice(0, at))) return [deleted(token)];
    if (token.lower === 'go' && mayGo(all, at)) return [{ ...token, ...be }, deleted(token)];
    return [token];
  });
}

/** "create X", "delete cluster x": a letter behind what is named, and no kiss. */
function isLetterName({ text }: Token, before: Token | undefined): boolean {
  return /^[xX]$/.test(text) && isOne(before, ['V.create', 'V.delete', 'N.cluster', 'P.called']);
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

/** "turn request 4 down", "let request 9 through": the verb and its end stand around what is decided. */
function decided(tokens: readonly Token[]): readonly Token[] {
  const verb = tokens.findIndex(({ lower }) => /^(turn|let|wave)$/.test(lower));
  const end = tokens.findIndex(({ lower }, at) => at > verb && /^(down|through)$/.test(lower));
  const said = tokens.slice(verb + 1, end);
  if (verb < 0 || end < 0 || !said.some((token) => isOne(token, ['N.request', 'REF']))) return tokens;
  if (!said.every((token) => isOne(token, ['N.request', 'REF', 'NUM', 'DET']))) return tokens;
  const tag = tokens[end]?.lower === 'down' ? 'V.deny' : 'V.approve';
  const word: Token = { ...(tokens[verb] as Token), tags: [tag], form: 'base' };
  return [...tokens.slice(0, verb), word, ...said, ...tokens.slice(end + 1)];
}

/** "put ci out of its misery": the end of the phrase says no more than its verb. */
function withoutMisery(tokens: readonly Token[]): readonly Token[] {
  const put = tokens.findIndex(({ lower }) => lower === 'put');
  const end = tokens.findIndex(({ lower }) => lower === 'misery');
  const out = tokens.findIndex(({ lower }, at) => at > put && at < end && /^out\b/.test(lower));
  if (put < 0 || out < 0) return tokens;
  const said = tokens.slice(put + 1, out);
  return [
    ...tokens.slice(0, put),
    { ...(tokens[put] as Token), tags: ['V.delete'], form: 'base' },
    ...said,
    ...tokens.slice(end + 1),
  ];
}
