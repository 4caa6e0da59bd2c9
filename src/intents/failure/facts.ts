import type { Fact } from '../../card/card.js';
import { firstOf, shown } from '../../card/words.js';
import type { Operation } from '../../engine/operations/operation.js';
import { hitText, quotasHit } from './allowance.js';
import { explainFailure, faultPath, withAdvice } from './explain.js';
import type { Failed } from './failure.js';
import { readReason, reasonWords, withoutTokens } from './reason.js';

/** The words of a failure, and where it happened as far as anybody says. */
export function failureWords({ faults: [first], reason }: Failed): { words: string; where: string } {
  const text = first?.reason || reason || '';
  const where = first ? faultPath(first) : readReason(text).path.join(' › ');
  return { words: reasonWords(text), where };
}

/** A failure in one sentence: what it means, or what the cloud said where nothing more is known. */
export function shortFailure(failed: Failed): string {
  const { kind, meaning } = explainFailure(failed);
  return (kind === 'unknown' && failureWords(failed).words) || meaning;
}

/** Everything there is to say about a failure: where it was, its reason, what that means and what to do. */
export function failureFacts(failed: Failed): Fact[] {
  const explanation = explainFailure(failed);
  const [first, ...others] = failed.faults;
  const { words, where } = failureWords(failed);
  const facts: Fact[] = [];
  if (where)
    facts.push({
      label: 'Failed resource',
      value: [{ code: where }, ...(first?.type ? [` (${first.type})`] : [])],
      short: false,
    });
  const label = explanation.kind === 'guest-failure' ? 'The node said' : 'Reason';
  facts.push({ label, value: shown(words), short: false });
  for (const hit of quotasHit(words)) facts.push({ label: `Quota of ${hit.resource}`, value: hitText(hit) });
  if (others.length > 0)
    facts.push({ label: 'Also failed', value: firstOf(others.map(faultPath)), short: false });
  facts.push({ label: 'What it means', value: explanation.meaning, short: false });
  facts.push({
    label: 'What to do',
    value: withAdvice(explanation),
    short: false,
  });
  return facts;
}

/** Every reason as it came, for whoever looks into it: the cluster's own and those of the resources that failed. */
export function wholeReason({ outcome }: Pick<Operation, 'outcome'>): string {
  const all = [outcome?.reason ?? '', ...(outcome?.faults ?? []).map(({ reason }) => reason)];
  return [...new Set(all.map(withoutTokens))].filter(Boolean).join('\n');
}
