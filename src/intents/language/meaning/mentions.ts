import type { NameKind } from '../known-names.js';
import { isName } from '../slots/pattern.js';
import type { Said } from '../slots/said.js';
import { search } from '../slots/search.js';
import { is, isOne, type Token } from '../text/token.js';

/** A name in a clause and what the words around say it is of. */
export interface Mention {
  readonly token: Token;
  /** Said by a noun beside it: "template k8s". */
  readonly said: NameKind | 'node' | null;
  /** The preposition before it, as a class of the lexicon. */
  readonly prep: string | null;
}

const nouns = [
  ['N.nodegroup', 'nodegroup'],
  ['N.template', 'template'],
  ['N.project', 'project'],
  ['N.cluster', 'cluster'],
] as const;

/** Every name that no slot was made of, with what it is of. */
export function takeMentions(tokens: readonly Token[], said: Said): Mention[] {
  const kinds = new Map<Token, NameKind | 'node'>();
  for (const [noun, kind] of nouns) findBeside(tokens, noun, kind, kinds);
  findNodes(tokens, kinds);
  spreadOverLists(tokens, kinds);
  const mentions = tokens
    .filter((token) => !token.used && (isName(token) || kinds.has(token)))
    .map((token) => ({ token, said: kinds.get(token) ?? null, prep: prepositionBefore(tokens, token) }));
  for (const { token } of mentions) token.used = true;
  void said;
  return mentions;
}

/** "cluster ci", "the ci cluster". A plural says something else: "ci node groups" are those of ci. */
function findBeside(
  tokens: readonly Token[],
  noun: string,
  kind: NameKind,
  kinds: Map<Token, NameKind | 'node'>,
): void {
  const fits = (name: Token, word: Token) => {
    if (kinds.has(name)) return false;
    if (name.names && !name.names[kind] && !name.quoted)
      return kind === 'project' || (!isPlural(word) && isAlone(name, kind));
    return !isPlural(word) || kind === 'cluster' || name.names?.[kind] !== undefined;
  };
  for (let at = 0; at < tokens.length; at++) {
    const word = tokens[at] as Token;
    if (!is(word, noun) || is(word, 'PRON.something')) continue;
    const after = tokens[at + 1];
    const before = tokens[at - 1];
    const link =
      is(after, 'EQ') || is(after, 'P.called') || (is(after, 'P.using') && after?.script === 'chinese')
        ? tokens[at + 2]
        : after;
    const sure = link?.names?.[kind] !== undefined && before?.names?.[kind] === undefined;
    if (isKindOf(before, link, kind)) kinds.set(link as Token, kind);
    else if (
      !sure &&
      before &&
      !before.used &&
      isName(before) &&
      fits(before, word) &&
      !is(tokens[at - 2], 'A.*')
    )
      kinds.set(before, kind);
    else if (link && isPlainName(tokens, link)) kinds.set(link, kind);
    else if (link && !link.used && isName(link) && fits(link, word) && !startsNoun(tokens, link))
      kinds.set(link, kind);
  }
}

/** "deploy k8s cluster atlas": what stands before is a template, what stands behind is the name. */
function isKindOf(before: Token | undefined, link: Token | undefined, kind: NameKind): boolean {
  if (kind !== 'cluster' || !before?.names?.template || before.names.cluster || before.used) return false;
  return link !== undefined && !link.used && link.script === 'latin' && is(link, 'NAME');
}

/** "template k8s-small cluster ci": the name belongs to the noun before it, unless its own noun follows. */
function startsNoun(tokens: readonly Token[], name: Token): boolean {
  const next = tokens[tokens.indexOf(name) + 1];
  return nouns.some(([noun]) => is(next, noun));
}

/** A name that exists as something else is this kind only where it cannot be what it is. */
function isAlone(name: Token, kind: NameKind): boolean {
  return kind !== 'nodegroup' && !name.names?.cluster;
}

function isPlural(token: Token): boolean {
  return token.script === 'latin' && /s$/.test(token.lower);
}

/** What Nova's servers of a cluster are called: "ci-node-2", "prod-us1-worker-7". */
const nodeName = /-(node|worker|minion)-?\d+$/;

function findNodes(tokens: readonly Token[], kinds: Map<Token, NameKind | 'node'>): void {
  search(tokens, 'N.node NAME', ([, name]) => {
    if (name) kinds.set(name, 'node');
    return false;
  });
  for (const token of tokens)
    if (is(token, 'NAME') && !token.names && nodeName.test(token.lower)) kinds.set(token, 'node');
}

/** "node groups a and b", "clusters a, b": what is said of the first holds for those beside it. */
function spreadOverLists(tokens: readonly Token[], kinds: Map<Token, NameKind | 'node'>): void {
  // Of what is made there is one: "vision, template k8s" is a name and its template.
  if (tokens.some((token) => is(token, 'V.create'))) return;
  search(tokens, '@name MARK|AND|OR @name', ([first, joint, second]) => {
    if (!first || !second || (is(joint, 'MARK') && joint?.text !== ',')) return false;
    const kind = kinds.get(first);
    const other = kinds.get(second);
    if (kind && !other && !second.names) kinds.set(second, kind);
    if (other && !kind && !first.names) kinds.set(first, other);
    return false;
  });
}

function prepositionBefore(tokens: readonly Token[], token: Token): string | null {
  for (let at = tokens.indexOf(token) - 1; at >= 0; at--) {
    const before = tokens[at] as Token;
    const prep = before.tags.find((tag) => tag.startsWith('P.'));
    if (prep) return prep;
    if (!nouns.some(([noun]) => is(before, noun)) && !is(before, 'CL') && !is(before, 'N.node')) return null;
  }
  return null;
}

/** "create node group batch in ci": a word of the lexicon or an everyday one, where something new is named. */
function isPlainName(tokens: readonly Token[], word: Token): boolean {
  if (word.used || word.script !== 'latin' || isName(word)) return false;
  if (!tokens.some((token) => isOne(token, ['V.create', 'V.add']) || token.lower === 'new')) return false;
  const plain =
    word.tags.every((tag) => /^(WORD|A\.|S\.|E\.|N\.events|UP|DONE|VAL|X\.|SAY|ADV|COURT|MORE)/.test(tag)) &&
    !/ /.test(word.text);
  const next = tokens[tokens.indexOf(word) + 1];
  return plain && (next === undefined || is(next, 'P.*') || is(next, 'MARK'));
}
