import { is, type Token } from '../text/token.js';

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
