import { counted } from '../../card/words.js';
import type { Cluster } from '../../engine/clusters/cluster.js';
import type { Confirmation } from '../intent.js';

/** What to confirm before nodes are taken away; null when none are. */
export function confirmShrink(cluster: Cluster, nodeCount: number): Confirmation | null {
  if (nodeCount >= cluster.nodeCount) return null;
  return {
    card: {
      title: `Scale ${cluster.name} down to ${counted(nodeCount, 'node')}?`,
      tone: 'warning',
      text: `${counted(cluster.nodeCount - nodeCount, 'node')} of ${cluster.nodeCount} will be deleted with whatever runs there. Heat removes those with the highest numbers.`,
    },
    typed: null,
    typedLabel: '',
    submit: 'Scale down',
  };
}
