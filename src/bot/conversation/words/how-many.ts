import type { Pending } from '../../../engine/store/pending.js';
import type { Turn } from '../turn.js';
import { nodesOf } from './counted.js';

const adds = /\b(add|adding|additional|extra|more)\b|加|增/i;
const grows = /\b(bigger|larger|grow|increase|up|out|expand|boost|bump)\b|扩|大/i;
const takes = /\b(remove|take|drop|fewer|less|lose)\b|减|去掉|移除/i;
const inAll = /\b(to|in all|in total|altogether|total)\b|到|一共|总共|共/i;

const more = /\b(more|extra|additional|add)\b|(?<!太)多|再加|增加/i;
const fewer = /\b(fewer|less)\b|(?<!太)少|减/i;
const atMost = /\b(no|not|nothing) (more|less|fewer) than\b|不(多|少)于|不超过|最多|至少|最少/i;

/** "Two more", "少一个": whether what is answered is counted from what there is; undefined where it does not say. */
function byAnswer(answer: string): number | undefined {
  if (atMost.test(answer)) return undefined;
  return more.test(answer) ? 1 : fewer.test(answer) ? -1 : undefined;
}

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
  const by = byAnswer(answer) ?? (adds.test(said) ? 1 : takes.test(said) ? -1 : 0);
  if (by !== 0) return { nodeCountChange: by * value };
  if (!grows.test(said)) return null;
  return value <= (await nodesOf(turn, slots.cluster)) ? { nodeCountChange: value } : null;
}
