/** Things by what they have in common, in the order in which they came. */
export function grouped<K, T>(things: Iterable<T>, key: (thing: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const thing of things) {
    const own = groups.get(key(thing));
    if (own) own.push(thing);
    else groups.set(key(thing), [thing]);
  }
  return groups;
}
