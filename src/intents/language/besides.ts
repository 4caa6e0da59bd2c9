import type { Meaning } from './reading.js';

/** What else may have been meant by words that were nearly understood: to look at what they name. */
export function besides({ intent, slots }: Meaning): Meaning {
  const { cluster, clusterTemplate } = slots;
  if (cluster !== undefined)
    return { intent: intent === 'cluster-show' ? 'cluster-events' : 'cluster-show', slots: { cluster } };
  if (clusterTemplate !== undefined && intent !== 'cluster-template-show')
    return { intent: 'cluster-template-show', slots: { clusterTemplate } };
  return intent === 'help'
    ? { intent: 'cluster-list', slots: {} }
    : { intent: 'help', slots: { topic: intent } };
}
