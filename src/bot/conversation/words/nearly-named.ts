import { nearestName } from '../../../engine/nearest.js';
import { existing, type NameIndex } from '../../../intents/language/known-names.js';
import type { Meaning } from '../../../intents/language/reading.js';

/** The same of the cluster whose name is nearly what was said, which no cluster is called; null where none is, or what was said exists. */
export function nearlyNamed({ intent, slots }: Meaning, names: NameIndex): Meaning | null {
  const { cluster } = slots;
  if (typeof cluster !== 'string' || existing(cluster, 'cluster', names) !== undefined) return null;
  const clusters = [...names.exact.values()].flat().filter(({ kinds }) => kinds.includes('cluster'));
  const name = nearestName(
    cluster,
    clusters.map((each) => each.name),
  );
  return name === null ? null : { intent, slots: { ...slots, cluster: name } };
}

/** The one cluster that words name: what they tell is of that. */
export function oneNamed(said: string, names: NameIndex): string | undefined {
  const found = new Set(
    said.split(/[^\w.-]+/).flatMap((word) => existing(word.replace(/[.]+$/, ''), 'cluster', names) ?? []),
  );
  return found.size === 1 ? [...found][0] : undefined;
}
