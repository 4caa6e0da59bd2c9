import { showCluster } from '../../../engine/clusters/lookup.js';
import type { Pending } from '../../../engine/store/pending.js';
import type { Turn } from '../turn.js';

const adds = /\b(add|adding|additional|extra|more)\b|加|增/i;
const grows = /\b(bigger|larger|grow|increase|up|out|expand|boost|bump)\b|扩|大/i;
const takes = /\b(remove|take|drop|fewer|less|lose)\b|减|去掉|移除/i;
const inAll = /\b(to|in all|in total|altogether|total)\b|到|一共|总共|共/i;

/**
 * What a number means that answers how many nodes there are to be: "two" is two more where nodes are to be added, and never makes a cluster smaller
 * that is to grow. "To 5" is how many in all.
 */
export async function howMany(
  turn: Turn,
  { intent: { name, slots, asked, said = '' } }: Pending,
  value: unknown,
  answer: string,
): Promise<Readonly<Record<string, unknown>> | null> {
  const counts = name === 'cluster-resize' && asked === 'nodeCount' && typeof value === 'number';
  if (!counts || inAll.test(answer) || typeof slots.cluster !== 'string' || slots.nodegroup !== undefined)
    return null;
  if (adds.test(said)) return { nodeCountChange: value };
  if (takes.test(said)) return { nodeCountChange: -value };
  if (!grows.test(said)) return null;
  const { nodeCount } = await showCluster(turn.bot.engine, turn.caller, slots.cluster);
  return value <= nodeCount ? { nodeCountChange: value } : null;
}
