import type { Driver } from '../../drivers/driver.js';
import type { Stack, StackSummary } from '../../openstack/cloud.js';
import type { Cluster } from '../clusters/cluster.js';

/** How the stack of a cluster at rest stands to what the last operation left. */
export type Finding =
  | { readonly kind: 'same' }
  /** Heat is at something that nobody here asked for; the next look says what became of it. */
  | { readonly kind: 'moving' }
  | { readonly kind: 'changed'; readonly reason: string }
  /** Heat does not have it any more. */
  | { readonly kind: 'gone'; readonly reason: string };

/** Magnum's words for a stack that is not there. */
export function notFound({ stackId, stackName }: Pick<Cluster, 'stackId' | 'stackName'>): string {
  return `Stack with id ${stackId ?? stackName} not found in Heat.`;
}

/** What Heat's short answer says: whether the stack is at rest, and well. */
export function compareStatus(cluster: Cluster, seen: StackSummary | null): Finding {
  if (!seen || seen.status === 'DELETE_COMPLETE') return { kind: 'gone', reason: notFound(cluster) };
  const { status, statusReason } = seen;
  if (status.endsWith('_IN_PROGRESS')) return { kind: 'moving' };
  if (status.startsWith('SUSPEND_'))
    return { kind: 'changed', reason: `The stack is ${status}: its servers are suspended.` };
  // What had failed when the last operation ended has been told.
  const known = cluster.status.endsWith('_FAILED') && status.endsWith('_FAILED');
  if (!status.endsWith('_FAILED') || known) return { kind: 'same' };
  return { kind: 'changed', reason: `The stack is ${status}: ${statusReason}` };
}

/** The numbers of a stack that differ from the cluster's: how many nodes there are. */
export function compareNumbers(cluster: Cluster, driver: Driver, stack: Stack): Finding {
  if (!cluster.status.endsWith('_COMPLETE')) return { kind: 'same' };
  const differences = Object.entries(driver.scale(cluster.nodeCount)).flatMap(([name, wanted]) => {
    const found = stack.parameters[name];
    return found === undefined || found === String(wanted)
      ? []
      : [`${name} is ${found} in the stack, and ${wanted} here`];
  });
  if (differences.length === 0) return { kind: 'same' };
  return {
    kind: 'changed',
    reason: `Somebody changed the stack without this program: ${differences.join(', ')}.`,
  };
}
