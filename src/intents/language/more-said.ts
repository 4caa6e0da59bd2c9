import { readAnswer } from './answer.js';
import type { NameIndex } from './known-names.js';

const up =
  /^(?:please )?(?:\+\s*|plus |(?:go |grow |scale )?up (?:by )?|(?:increase|grow|raise|bump) (?:it )?by |add |再加上?|再多?|多加?|加|增加|扩)(.+)$/i;
const down =
  /^(?:please )?(?:[-−–]\s*|minus |(?:go |scale )?down (?:by )?|(?:reduce|decrease|shrink|cut) (?:it )?by |lose |drop |remove |take away |去掉|拿掉|砍掉?|减少?|缩掉?|少)(.+)$/i;
const by = /^(?:only |just )?by (.+)$/i;
const target = /^(?:to|at|until)\b|^[到成至为]/i;
const downwards = /\b(?:down|shrink|reduce|fewer|less|smaller|cut)\b|[缩减]/i;

/**
 * "Up by two", "minus one", "去掉一个", said to how many nodes there are to be: how many more, or fewer where it is below zero. "By one" goes
 * where `said`, the words of the wish, go. Undefined for what is no such answer.
 */
export function moreSaid(message: string, said: string, names: NameIndex): number | undefined {
  const words = message.trim().replace(/[.!。！]+$/, '');
  const more = up.exec(words)?.[1];
  const fewer = down.exec(words)?.[1];
  const either = by.exec(words)?.[1];
  const rest = (more ?? fewer ?? either ?? '').trim();
  if (rest === '' || target.test(rest)) return undefined;
  const answer = readAnswer(rest, 'number', names);
  const count = answer && 'value' in answer ? Number(answer.value) : 0;
  if (!Number.isSafeInteger(count) || count < 1) return undefined;
  const isFewer = fewer !== undefined || (more === undefined && downwards.test(said));
  return isFewer ? -count : count;
}
