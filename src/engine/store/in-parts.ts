/** Keys that one query takes: SQLite's has at most 999 parameters, and other conditions want some. */
const most = 500;

/** Asks for many keys, each once and only so many at a time. Answers what was found, part after part. */
export async function inParts<K, T>(
  keys: Iterable<K>,
  ask: (part: K[]) => Promise<readonly T[]>,
): Promise<T[]> {
  const left = [...new Set(keys)];
  const found: T[] = [];
  while (left.length > 0) found.push(...(await ask(left.splice(0, most))));
  return found;
}
