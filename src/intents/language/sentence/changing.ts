import type { NameKind } from '../known-names.js';
import { is, isOne, type Token } from '../text/token.js';

const changing = [
  'V.create',
  'V.make',
  'V.delete',
  'V.remove',
  'V.resize',
  'V.grow',
  'V.shrink',
  'V.add',
  'V.set',
  'V.update',
  'V.upgrade',
  'V.move',
  'V.rotate',
  'V.sign',
  'V.approve',
  'V.deny',
  'V.publish',
  'V.hide',
  'V.rename',
  'V.limit',
  'V.give',
  'V.grant',
  'V.revoke',
  'V.withdraw',
  'V.retry',
  'V.touch',
  'X.verb',
];

/** True for a verb that changes something. */
export function isChange(token: Token | undefined): boolean {
  return changing.some((tag) => is(token, tag)) && !is(token, 'P.to');
}

/** Where the first token stands that fits; -1 where none does. */
export function firstOf(tokens: readonly Token[], fits: (token: Token) => boolean): number {
  return tokens.findIndex(fits);
}

/** Whether something is deleted or decided in these words, in any form. */
export function decides(tokens: readonly Token[]): boolean {
  return tokens.some(
    (token) =>
      isOne(token, ['V.delete', 'V.rotate', 'V.approve', 'V.deny']) &&
      !isOne(token, ['A.*', 'N.*', 'P.*', 'COURT']),
  );
}

/** The same, or something shrinks. */
export function speaksOfLoss(tokens: readonly Token[]): boolean {
  return decides(tokens) || tokens.some((token) => isOne(token, ['V.shrink', 'V.remove']));
}

/** Whether two things of one kind are named: two wishes may be about them. */
export function namesTwo(tokens: readonly Token[]): boolean {
  return ['cluster', 'template', 'project', 'nodegroup'].some(
    (kind) => new Set(tokens.flatMap(({ names }) => names?.[kind as NameKind] ?? [])).size > 1,
  );
}

/** "don't scale ci": a no to what is to be done, and none to what is so ("could not be created", "never under 2", "not sure"). */
export function saysNo(tokens: readonly Token[]): boolean {
  return tokens.some(
    (token, at) =>
      is(token, 'NEG') &&
      (token.script === 'chinese' || tokens.slice(at + 1, at + 3).some(({ form }) => form === 'base')),
  );
}
