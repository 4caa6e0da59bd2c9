import type { QuotaLine } from '../../engine/preview/allowances.js';
import type { Confirmation } from '../intent.js';
import { previewFacts } from '../preview-facts.js';

/** What is asked before something is begun that the cloud has too little for; null where it has enough, as far as it can tell. */
export function askedOverQuota(title: string, quotas: readonly QuotaLine[]): Confirmation | null {
  if (quotas.length === 0) return null;
  return {
    card: {
      title,
      tone: 'warning',
      text: "There is not enough for it: the cloud would refuse servers, and it would fail. Nothing has been begun. An operator of the cloud raises these quotas; they are not Magnum's.",
      facts: previewFacts({ resources: {}, quotas, refusals: [], troubles: [] }),
    },
    typed: null,
    typedLabel: '',
    harmless: true,
    isPreviewed: true,
    submit: 'Try it anyway',
  };
}
