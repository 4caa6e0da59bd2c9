import type { Draft } from './draft.js';
import type { Meaning } from './reading.js';

/** What an intent may do, as `intents.md` says: reads run at once, the rest waits for a person. */
export type Risk = 'read' | 'change' | 'destructive' | 'privileged';

/** Every intent that language may mean, with its risk. `satisfies` keeps it in step with the draft schema. */
export const intentRisks = {
  'cluster-template-create': 'change',
  'cluster-template-list': 'read',
  'cluster-template-show': 'read',
  'cluster-template-update': 'change',
  'cluster-template-delete': 'destructive',
  'cluster-create': 'change',
  'cluster-list': 'read',
  'cluster-show': 'read',
  'cluster-update': 'change',
  'cluster-resize': 'change',
  'cluster-upgrade': 'change',
  'cluster-delete': 'destructive',
  'cluster-retry': 'change',
  'cluster-config': 'read',
  'cluster-events': 'read',
  'nodegroup-list': 'read',
  'nodegroup-show': 'read',
  'nodegroup-create': 'change',
  'nodegroup-update': 'change',
  'nodegroup-delete': 'destructive',
  'ca-show': 'read',
  'ca-sign': 'change',
  'ca-rotate': 'destructive',
  'quotas-list': 'read',
  'quotas-show': 'read',
  'quotas-create': 'privileged',
  'quotas-update': 'privileged',
  'quotas-delete': 'privileged',
  'quota-request': 'change',
  'approval-list': 'read',
  approve: 'privileged',
  deny: 'privileged',
  'approval-cancel': 'change',
  'stats-list': 'read',
  'service-list': 'read',
  'audit-list': 'read',
  'alert-subscribe': 'change',
  'alert-unsubscribe': 'change',
  'alert-list': 'read',
  'project-list': 'read',
  'project-use': 'change',
  'role-list': 'read',
  'role-grant': 'privileged',
  'role-revoke': 'privileged',
  'channel-guardrail': 'privileged',
  login: 'change',
  logout: 'change',
  whoami: 'read',
  help: 'read',
} as const satisfies Record<Exclude<Draft['intent'], 'none'>, Risk>;

export type IntentName = keyof typeof intentRisks;

/** True for the name of an intent, and not of anything else. */
export function isIntentName(name: string): name is IntentName {
  return Object.hasOwn(intentRisks, name);
}

/** Whether what was meant destroys, or acts for others; so does a name that is not known. */
export function isGrave(intent: string): boolean {
  return ['destructive', 'privileged'].includes(riskOf(intent));
}

/** Whether a reading destroys or acts for others; nodes that go are lost as well. */
export function destroys({ intent, slots }: Meaning): boolean {
  const { nodeCountChange, nodesToRemove } = slots;
  return isGrave(intent) || nodesToRemove !== undefined || Number(nodeCountChange) < 0;
}

/** The risk of what was meant; a name that is not known counts as the worst. */
export function riskOf(intent: string): Risk {
  if (intent === 'none') return 'read';
  return isIntentName(intent) ? intentRisks[intent] : 'privileged';
}
