/** Marks that turn the direction of what follows them: within a name they would turn the words around it too (Unicode, UAX #9). */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** What is not shown: what a button does, what a file holds. */
const kept = ['action', 'content'];

/** The same without marks that turn the direction of text, in every string of it that is shown. */
export function withoutTurning<Shown>(shown: Shown): Shown {
  if (typeof shown === 'string') return shown.replace(turning, '') as Shown;
  if (Array.isArray(shown)) return shown.map(withoutTurning) as Shown;
  if (typeof shown !== 'object' || shown === null || Object.getPrototypeOf(shown) !== Object.prototype)
    return shown;
  return Object.fromEntries(
    Object.entries(shown).map(([name, value]) => [name, kept.includes(name) ? value : withoutTurning(value)]),
  ) as Shown;
}
