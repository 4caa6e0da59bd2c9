import { is, type Token } from '../text/token.js';
import type { Facts } from './facts.js';

/** To whom a role is given, or whose changes are looked for. */
export interface Subject {
  readonly user?: string;
  readonly group?: string;
  readonly everybody?: true;
}

const everybody = /^(everybody|everyone|all of us|大家|所有人|每个人|全员)$/;
const groupNoun = /^(group|groups|team|组|用户组|小组)$/;
const userNoun = /^(user|users|person|colleague|用户|同事)$/;

/**
 * The person or the group that a clause about roles or changes names; empty when it names none. What was found is
 * used up, with its noun.
 */
export function subjectIn({ tokens, mentions }: Facts, except?: string): Subject {
  if (tokens.some(({ lower }) => everybody.test(lower))) return { everybody: true };
  const noun = (fits: RegExp, name: Token) => {
    const at = tokens.indexOf(name);
    return [tokens[at - 1], tokens[at + 1]].find((each) => each && fits.test(each.lower));
  };
  const people = tokens.filter((token) => isSomebody(token) && token.text !== except);
  for (const token of people) {
    const beside = noun(groupNoun, token) ?? noun(userNoun, token);
    if (beside) beside.used = true;
    token.used = true;
    if (beside && groupNoun.test(beside.lower)) return { group: token.text };
    if (beside || mentions.some((each) => each.token === token) || is(token, 'PERSON'))
      return { user: token.text.replace(/^@/, '') };
  }
  return {};
}

function isSomebody(token: Token): boolean {
  return is(token, 'PERSON') || (is(token, 'NAME') && !token.names);
}
