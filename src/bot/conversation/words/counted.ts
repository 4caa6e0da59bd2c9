import { showCluster } from '../../../engine/clusters/lookup.js';
import type { Meaning, Reading } from '../../../intents/language/reading.js';
import type { Turn } from '../turn.js';

/** "The same size as prod", "double prod": how many nodes that is. Where no cluster was named the number stays unsaid, and is asked for. */
export async function withCount(
  turn: Turn,
  { sameNodes, times }: Reading,
  meaning: Meaning,
): Promise<Meaning> {
  const { cluster } = meaning.slots;
  if (sameNodes !== undefined) return counted(meaning, await nodesOf(turn, sameNodes));
  if (times === undefined || typeof cluster !== 'string') return meaning;
  return counted(meaning, Math.ceil((await nodesOf(turn, cluster)) * times));
}

function counted({ intent, slots }: Meaning, nodeCount: number): Meaning {
  return { intent, slots: { ...slots, nodeCount } };
}

/** How many workers a cluster has. Throws where no cluster is called so. */
export async function nodesOf({ bot: { engine }, caller }: Turn, name: string): Promise<number> {
  return (await showCluster(engine, caller, name)).nodeCount;
}
