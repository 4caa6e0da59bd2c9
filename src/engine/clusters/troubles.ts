import type { Cluster, StackTrouble } from './cluster.js';

/** What is known of the stacks of a cluster that are not as the last operation left them, as the last look at them found it. */
export function knownTroubles({ conditions: { unchanged } }: Pick<Cluster, 'conditions'>): StackTrouble[] {
  return unchanged?.state === 'false' ? (unchanged.stacks ?? []) : [];
}

/** The cluster's conditions with these in place of what was known. There is one at least. */
export function withTroubles(
  { conditions }: Pick<Cluster, 'conditions'>,
  troubles: readonly StackTrouble[],
): Pick<Cluster, 'conditions'> {
  const reason = troubles.map((trouble) => trouble.reason).join(' ');
  const at = new Date().toISOString();
  return { conditions: { ...conditions, unchanged: { state: 'false', reason, at, stacks: [...troubles] } } };
}

/** Heat's word for why it changes nothing in a stack of this status (heat/engine/service.py); null where it does. */
export function blockedAs(status: string): 'suspended' | 'deleting' | null {
  if (status.startsWith('SUSPEND_')) return 'suspended';
  return status === 'DELETE_FAILED' ? 'deleting' : null;
}

/** Whether Heat changes nothing in the stack. */
export function isBlocked({ status }: StackTrouble): boolean {
  return status !== null && blockedAs(status) !== null;
}

/** Whether the cluster's own stack is one that can only be deleted. */
export function isBeyondChange(cluster: Pick<Cluster, 'conditions'>): boolean {
  return knownTroubles(cluster).some(
    ({ nodegroup, status }) => nodegroup === null && status === 'DELETE_FAILED',
  );
}
