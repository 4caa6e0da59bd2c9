import type { Fault } from '../../engine/clusters/cluster.js';
import { computeRules } from './compute-rules.js';
import { discoveryRules } from './discovery-rules.js';
import type { Explanation, Failed, FailureRule } from './failure.js';
import { guestRules, waitRules } from './guest-rules.js';
import { heatRules } from './heat-rules.js';
import { inUseRules } from './in-use-rules.js';
import { loadBalancerRules } from './load-balancer-rules.js';
import { networkRules } from './network-rules.js';
import { quotaRules } from './quota-rules.js';
import { serviceRules } from './service-rules.js';
import { storageRules } from './storage-rules.js';

/** Every rule, the surest first: the first that fits is taken. */
export const failureRules: readonly FailureRule[] = [
  ...discoveryRules,
  ...guestRules,
  ...heatRules,
  ...waitRules,
  ...quotaRules,
  ...computeRules,
  ...networkRules,
  ...inUseRules,
  ...storageRules,
  ...loadBalancerRules,
  ...serviceRules,
];

const unknown: Explanation = {
  kind: 'unknown',
  meaning: 'This is what the cloud said; no rule here knows more about it.',
  advice: 'Try again, or show the reason to the operators.',
  retry: 'alone',
};

/** What it means that Heat could not delete a stack, where its reason says no more. */
const undeletable: Explanation = {
  kind: 'in-use',
  meaning:
    'Something that the stack does not know of still uses this resource, or the cloud did not let it go.',
  advice:
    'Remove what uses it and try again; or leave it: it stays as DELETE_FAILED, and counts against the quota until it is deleted.',
  retry: 'mended',
};

/** What can keep Heat from deleting something beside what still uses it. */
const alsoOfDeletions = new Set([
  'service-down',
  'login',
  'trust',
  'interrupted',
  'stack-timeout',
  'load-balancer',
]);

/** Reasons are read so far: what decides stands at their beginning. */
const longest = 4_000;

/** What a failure means, from the reason of its deepest resource or, without one, of the cluster. Any text has an answer. */
export function explainFailure(failed: Failed): Explanation {
  const rule = ruleOf(failed);
  const named = 'when' in rule ? rule.when.exec(textOf(failed))?.groups?.stack : undefined;
  return { ...rule, advice: withName(rule.advice, named) };
}

/** The same in sentences that name nothing of the cloud. */
export function plainExplanation(failed: Failed): string {
  const rule = ruleOf(failed);
  return `${rule.meaning} ${withAdvice({ ...rule, advice: withName(rule.advice) })}`;
}

function withName(advice: string, named?: string): string {
  return advice.replace('{}', named ?? 'and its name');
}

function textOf({ faults: [first], reason }: Failed): string {
  return (first?.reason || reason || '').slice(0, longest);
}

function ruleOf(failed: Failed): Explanation | FailureRule {
  const text = textOf(failed);
  const type = failed.faults[0]?.type ?? '';
  const found = failureRules.find((rule) => rule.when.test(text) && (!rule.type || rule.type.test(type)));
  if (!failed.deleting) return found ?? unknown;
  return found && alsoOfDeletions.has(found.kind) ? found : undeletable;
}

/** Whether trying again is enough, in a sentence. */
export function retryWorth({ retry }: Explanation): string {
  if (retry === 'alone') return 'Trying again may be enough.';
  if (retry === 'mended') return 'Trying again helps once that is done.';
  return 'Trying again as it is would fail again.';
}

/** What to do, and whether trying again is enough where that does not say it already. */
export function withAdvice(explanation: Explanation): string {
  const { advice } = explanation;
  return /\btry again\b/i.test(advice) ? advice : `${advice} ${retryWorth(explanation)}`;
}

/** `swarm_masters › 0 › server`: where in the stack it failed. */
export function faultPath(fault: Pick<Fault, 'path'>): string {
  return fault.path.join(' › ');
}
