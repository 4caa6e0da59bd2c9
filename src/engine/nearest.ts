import { closest, distance } from 'fastest-levenshtein';

/** The name that was probably meant: at most a third of its letters differ. Null when none is near. */
export function nearestName(typed: string, names: readonly string[]): string | null {
  if (names.length === 0) return null;
  const lower = typed.toLowerCase();
  const candidate = closest(
    lower,
    names.map((name) => name.toLowerCase()),
  );
  const name = names.find((each) => each.toLowerCase() === candidate);
  if (name === undefined) return null;
  return distance(lower, candidate) <= Math.max(1, Math.floor(candidate.length / 3)) ? name : null;
}

/** A sentence for a name that does not exist: the one meant, or those there are. */
export function nearest(what: string, typed: string, all: readonly string[]): string {
  const names = [...new Set(all)];
  const meant = nearestName(typed, names);
  if (meant) return `Did you mean ${meant}?`;
  if (names.length === 0) return `There is no ${what} yet.`;
  const shown = names.slice(0, 10).join(', ');
  return `There ${names.length === 1 ? 'is' : 'are'}: ${shown}${names.length > 10 ? ', …' : ''}.`;
}
