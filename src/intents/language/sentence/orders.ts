import { isGrave } from '../intent-names.js';
import type { NoneReason } from '../reading.js';
import { is, isOne, isOnly, type Token } from '../text/token.js';
import { decidesNow } from './reports.js';

const acts = ['V.delete', 'V.remove', 'V.rotate', 'V.approve', 'V.deny'];
const fillers = ['COURT', 'ADV', 'DET'];
const wishes = ['REQ', 'V.need', 'V.get', 'V.have', 'SUG', 'MAY'];

/**
 * Whether a clause surely orders what it was understood as, where a mistake would destroy something or act for
 * others: its verb stands as an order does, and nothing before it makes a tale, a question or a no of it.
 * Null when it does; else what it is instead.
 */
export function notAnOrder(tokens: readonly Token[], intent: string): NoneReason | null {
  const words = tokens.filter((token) => !isOnly(token, fillers));
  if (stops(words, intent)) return 'negated';
  if (!isGrave(intent)) return null;
  const at = words.findIndex((token) => isOne(token, acts) && !is(token, 'N.*'));
  const verb = words[at];
  if (!verb) return null;
  if (verb.script === 'chinese') return notInChinese(tokens, words, at);
  if (/^(no|nothing|none|nobody)$/.test(words[at + 1]?.lower ?? '')) return 'negated';
  if (isNoun(tokens, verb)) return 'out-of-scope';
  const before = words.slice(0, at);
  const wished = before.some((token) => isOne(token, wishes));
  if (!wished && isStranger(words[at - 1])) return 'out-of-scope';
  if (isAsked(words, verb) || ofOthers(before)) return 'report';
  if (joinsStranger(words, at)) return 'out-of-scope';
  if (verb.form === 'third') return 'report';
  if ((verb.form === 'past' || verb.form === 'ing') && !wished) return 'report';
  if (before.some((token) => token.lower !== 'be' && isOne(token, ['IF', 'Q.*']) && !isOne(token, wishes)))
    return 'hypothetical';
  const told = before.some((token) => is(token, 'PRON.i') && token.script === 'latin') && !wished;
  return told && !decidesNow(words, at) ? 'report' : null;
}

/** "eksctl delete cluster ci", "the sentence delete ci": an order to another program, or a quotation without marks. */
function isStranger(token: Token | undefined): boolean {
  return token?.script === 'latin' && isOne(token, ['NAME', 'WORD']) && !token.quoted && !token.names;
}

/** "deploy the new release to ci": behind an article or "new", the same word is a thing. */
function isNoun(tokens: readonly Token[], verb: Token): boolean {
  const before = tokens[tokens.indexOf(verb) - 1];
  return verb.form === 'base' && isOne(before, ['DET', 'DET.a', 'MORE']) && before?.script === 'latin';
}

/** "have you deleted ci?" */
function isAsked(words: readonly Token[], verb: Token): boolean {
  return verb.form === 'past' && is(words[0], 'V.have') && is(words[1], 'PRON.i');
}

/** "they want us to delete ci": what others wish is told. */
function ofOthers(before: readonly Token[]): boolean {
  const who = before.findIndex((token) => /^(they|he|she|it)$/.test(token.lower));
  return who >= 0 && before.slice(who).some((token) => isOne(token, ['V.need', 'REQ', 'SUG']));
}

/** "delete ci just kidding": a word that is no name stands beside one that is, with nothing between them. */
function joinsStranger(words: readonly Token[], verb: number): boolean {
  return words.some((token, at) => {
    if (at <= verb + 1 || !is(token, 'NAME') || token.quoted || token.names) return false;
    return (
      words[at - 1]?.names !== undefined && words.slice(verb).every((each) => !isOne(each, ['AND', 'N.node']))
    );
  });
}

function notInChinese(tokens: readonly Token[], words: readonly Token[], verb: number): NoneReason | null {
  if (asksLeave(tokens) || comesAfter(words, verb)) return 'hypothetical';
  return isDoneByOther(words, verb) ? 'report' : null;
}

/** "审计完了再删 ci": when something else is over, and not now. */
function comesAfter(words: readonly Token[], verb: number): boolean {
  const again = words.findIndex((token, at) => at < verb && /再$/.test(token.text));
  return again > 0 && words.slice(0, again).some((token) => !isOne(token, ['REQ', 'P.obj', 'ENT', 'MARK']));
}

/** "alice 删了 ci": who is no name here did it to what is one. */
function isDoneByOther(words: readonly Token[], verb: number): boolean {
  const before = words.slice(0, verb);
  if (before.some((token) => isOne(token, ['REQ', 'AND', 'MARK', 'N.cluster']))) return false;
  return before.some(isStranger) && words.some((token) => token.names !== undefined);
}

/** "删 ci 行吗": whether it may be done is asked, not that it be done. */
function asksLeave(tokens: readonly Token[]): boolean {
  const polite = tokens.some((token) => isOne(token, ['REQ', 'P.obj']) || /^(帮|请|麻烦)/.test(token.text));
  const at = tokens.findIndex((token) =>
    /^(行吗|可以吗|好吗|行么|可以么|行不|可以不|行不行)$/.test(token.text),
  );
  return !polite && at > 0 && tokens[at - 1]?.script !== 'mark';
}

/** "stop deleting ci", "cancel the upgrade of ci". */
function stops(words: readonly Token[], intent: string): boolean {
  if (
    !/^(cluster-(upgrade|resize|delete|create)|nodegroup-delete|cluster-template-delete|ca-rotate)$/.test(
      intent,
    )
  )
    return false;
  const stop = words.findIndex((token) => is(token, 'V.stop'));
  const verb = words.findIndex(
    (token, i) =>
      i > stop && isOne(token, [...acts, 'V.upgrade', 'V.resize', 'V.grow', 'V.shrink', 'V.create', 'E.*']),
  );
  return (
    stop >= 0 && verb > stop && !words.slice(stop, verb).some((token) => isOne(token, ['ENT', 'AND', 'MARK']))
  );
}
