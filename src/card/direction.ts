import { plainWords } from './own.js';

/** Marks that turn the direction of what follows them: within a name they would turn the words around it too (Unicode, UAX #9). */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** What is not shown: what a button does, what a file holds. */
const kept = ['action', 'content'];

/** The same without marks that turn the direction of text, in every string of it that is shown. */
export function withoutTurning<Shown>(shown: Shown): Shown {
  return inEvery(shown, (text) => text.replace(turning, ''));
}

/** The same without the marks of what is somebody's own. */
export function withoutMarks<Shown>(shown: Shown): Shown {
  return inEvery(shown, plainWords);
}

function inEvery<Shown>(shown: Shown, change: (text: string) => string): Shown {
  if (typeof shown === 'string') return change(shown) as Shown;
  if (Array.isArray(shown)) return shown.map((each) => inEvery(each, change)) as Shown;
  if (typeof shown !== 'object' || shown === null || Object.getPrototypeOf(shown) !== Object.prototype)
    return shown;
  return Object.fromEntries(
    Object.entries(shown).map(([name, value]) => [
      name,
      kept.includes(name) ? value : inEvery(value, change),
    ]),
  ) as Shown;
}
