import { lexicon } from '../lexicon/lexicon.js';
import type { Meaning } from '../reading.js';
import { isEveryday } from '../tagging/spelling.js';
import { is, isOne, isOnly, type Token } from '../text/token.js';
import { isChange } from './changing.js';

/**
 * "destroy the build-farm tickets", "clear the ci cache": what a change is really about stands after an article and the name of a cluster.
 * `tokens` are those of the whole message.
 */
export function isOfOtherThing(tokens: readonly Token[]): boolean {
  return tokens.some((verb, at) => {
    const [article, named, thing] = tokens.slice(at + 1);
    if (!isChange(verb) || !is(article, 'DET') || named?.names === undefined) return false;
    if (thing?.script !== 'latin' || thing.names || !/^[a-z]{3,}$/.test(thing.text)) return false;
    return isOnly(thing, ['WORD', 'NAME', 'X.noun', 'N.request', 'N.help', 'N.alert', 'N.command']);
  });
}

/** "remove billing address", "scale the font to 12": an everyday thing is what is changed, and no cluster. */
export function isOfEverydayThing(tokens: readonly Token[]): boolean {
  return tokens.some((verb, at) => {
    if (!isChange(verb) || verb.script !== 'latin') return false;
    const rest = tokens.slice(at + 1);
    const [first, second, third] = is(rest[0], 'DET') ? rest.slice(1) : rest;
    if (first?.names !== undefined)
      return isThing(second) && (third === undefined || isOne(third, ['MARK', 'P.to', 'P.from', 'P.in']));
    const isNothingOfOurs = !tokens.some(({ names }) => names !== undefined) && verb.form === 'base';
    return is(rest[0], 'DET') && isNothingOfOurs && isPlainWord(first) && is(second, 'P.to');
  });
}

function isThing(token: Token | undefined): boolean {
  return token !== undefined && isPlainWord(token) && isEveryday(token.text);
}

function isPlainWord(token: Token | undefined): boolean {
  if (token?.script !== 'latin' || token.names || !/^[a-z]{3,}$/.test(token.text)) return false;
  return isOnly(token, ['WORD', 'X.noun', 'NAME']);
}

const asked = [
  'V.*',
  'X.verb',
  'N.node',
  'N.nodegroup',
  'N.master',
  'A.*',
  'REQ',
  'P.to',
  'CL',
  'MORE',
  'LACK',
  'P.obj',
];

/** "billing 2024", "version 5 of billing": a number beside a name, and nothing that would make it so many nodes. */
export function onlyNumbers(tokens: readonly Token[]): boolean {
  const numbers = tokens.filter((token) => is(token, 'NUM'));
  if (tokens.some((token) => token.script === 'chinese' || token.signed || isOne(token, asked))) return false;
  const isWhole = numbers.every(({ value, text }) => /^\d+$/.test(text) && Number(value) < 200);
  return !isWhole || tokens.length !== 2;
}

const nodesToo = /^(servers|instances|hosts|machines|boxes|hypervisors|replicas)$/;

/** "remove 3 rows from prod": of what is so many more or fewer, and is no node. */
export function countsOtherThings(tokens: readonly Token[], change: number): boolean {
  return tokens.some(({ value }, at) => {
    const thing = tokens[at + 1];
    if (value !== Math.abs(change) || thing?.script !== 'latin' || thing.names) return false;
    if (!/^([a-z]{2,}s|people|rows?)$/.test(thing.text) || nodesToo.test(thing.text)) return false;
    return (
      isOnly(thing, ['WORD', 'NAME', 'X.noun']) || !(is(thing, 'N.*') || lexicon().english.has(thing.text))
    );
  });
}

const events =
  /^(approvals|requests|deletions|deletes|resizes|alerts|people|users|times|days|weeks|hours|minutes)$/;

/** "that makes 12 approvals": as many of what is no node. */
export function countsEvents(tokens: readonly Token[], count: number): boolean {
  return tokens.some(({ value }, at) => value === count && events.test(tokens[at + 1]?.lower ?? ''));
}

/**
 * Whether beside what exists something is named that does not, and that nothing joins to it: "do n0t remove tidepool", "try and delete ci,
 * punk". Two that are joined by "and" are both meant.
 */
export function namesNothingBeside(tokens: readonly Token[], named: readonly string[]): boolean {
  const exists = (name: string) =>
    tokens.some(({ names }) => names !== undefined && Object.values(names).some((each) => each === name));
  const unknown = named.filter((name) => !exists(name));
  if (unknown.length === 0 || unknown.length === named.length) return false;
  return unknown.some((name) => {
    const at = tokens.findIndex(({ text }) => text === name);
    return at > 0 && !is(tokens[at - 1], 'AND') && !is(tokens[at + 1], 'AND');
  });
}

/** "the oldest cluster": which one is for its person to say. */
export function isWhich(name: string): boolean {
  return /^(oldest|newest|biggest|smallest|largest|latest|first|last|other|unused|idle|failed|broken|section|chapter|page|part|paragraph|file|folder)$/i.test(
    name,
  );
}

/** "take Tom off prod", "drop the banner from staging": what goes is called as no node is, and nothing says that it is one. */
export function takesNoNode({ slots: { nodesToRemove } }: Meaning, tokens: readonly Token[]): boolean {
  if (!Array.isArray(nodesToRemove) || tokens.some((token) => isOne(token, ['N.node', 'QUOTED'])))
    return false;
  return !nodesToRemove.every((name) => /[\d_.-]/.test(String(name)));
}
