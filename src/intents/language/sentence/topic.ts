import { is, isOne, type Token } from '../text/token.js';

const nouns = ['N.quota', 'N.template', 'N.nodegroup', 'N.ca', 'N.cert', 'N.request'];
const prepositions = ['P.poss', 'P.of', 'P.in', 'P.on', 'P.from', 'P.for'];
const links = [...prepositions, 'REF'];

/**
 * What "it" is, by the clauses before: the words that name it, so that they may be put in its place. A cluster, two
 * clusters that were named together, or a thing with its noun ("template k8s", "ci's CA", "request 12"). Empty when
 * nothing was named.
 */
export function topicOf(clauses: readonly (readonly Token[])[]): readonly Token[] {
  const last = clauses.findLast((tokens) => tokens.some(isTopic));
  if (!last) return [];
  const clusters = last.filter((token) => token.names?.cluster);
  const group = last.some((token) => token.names?.nodegroup && !token.names.cluster);
  if (group || last.some((token) => isOne(token, [...nouns, 'REF']))) return phrase(last);
  if (clusters.length > 1 && isListed(last)) return clusters.flatMap((token, i) => joined(last, token, i));
  if (clusters.length > 0) return clusters.slice(-1);
  const earlier = clauses.flat().filter((token) => token.names?.cluster);
  return earlier.length > 0 ? earlier.slice(-1) : last.filter((token) => token.names);
}

function isTopic(token: Token): boolean {
  return (
    token.names !== undefined || is(token, 'REF') || isOne(token, ['N.request', 'N.template', 'N.quota'])
  );
}

function isListed(tokens: readonly Token[]): boolean {
  return tokens.some((token, at) => {
    const next = tokens[at + (isAnd(tokens[at + 1]) ? 2 : 1)];
    return token.names?.cluster && next?.names?.cluster;
  });
}

/** "a and b", "a、b". */
function isAnd(token: Token | undefined): boolean {
  return is(token, 'AND') || token?.text === '、';
}

function joined(tokens: readonly Token[], name: Token, at: number): Token[] {
  const and = tokens.find(isAnd);
  return at > 0 && and ? [and, name] : [name];
}

/** Names and numbers with their nouns, and what links them. */
function phrase(tokens: readonly Token[]): Token[] {
  const kept = tokens.filter(
    (token, at) =>
      token.names ||
      isOne(token, nouns) ||
      isOne(token, links) ||
      (isOne(token, ['NAME', 'NUM', 'N.node']) && isOne(tokens[at - 1], nouns)) ||
      (is(token, 'NAME') && isOne(tokens[at + 1], nouns)),
  );
  const end = kept.findLastIndex((token) => !isOne(token, prepositions));
  const start = kept.findIndex((token) => !isOne(token, prepositions));
  return kept.slice(start, end + 1);
}
