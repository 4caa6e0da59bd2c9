import type { Driver } from '../../drivers/driver.js';
import type { Stack, StackSummary } from '../../openstack/cloud.js';
import { type Cluster, type StackTrouble, stackNotFound } from '../clusters/cluster.js';
import { wrongNumbers } from '../reconcile/stack.js';
import type { GroupAtRest } from '../store/nodegroups.js';

/** What has a stack: a cluster, or a further node group of one. */
type Owner = Pick<Cluster, 'stackId' | 'stackName' | 'status' | 'nodeCount'>;

/** How a stack of a cluster at rest stands to what the last operation left. */
export type Finding =
  | { readonly kind: 'same' }
  /** Heat is at something that nobody here asked for; the next look says what became of it. */
  | { readonly kind: 'moving' }
  | { readonly kind: 'changed'; readonly status: string; readonly reason: string }
  /** Heat does not have it any more. */
  | { readonly kind: 'gone'; readonly status: null; readonly reason: string };

/** A finding and whose stack it is of. `group`: the further node group; null for the cluster's own. */
export interface FoundOf {
  readonly stack: string;
  readonly group: GroupAtRest | null;
  readonly finding: Finding;
}

/** What Heat's short answer says: whether the stack is at rest, and well. */
export function compareStatus(owner: Owner, seen: StackSummary | null): Finding {
  if (!seen || seen.status === 'DELETE_COMPLETE')
    return { kind: 'gone', status: null, reason: stackNotFound(owner) };
  const { status, statusReason } = seen;
  if (status.endsWith('_IN_PROGRESS')) return { kind: 'moving' };
  if (status.startsWith('SUSPEND_'))
    return { kind: 'changed', status, reason: `The stack is ${status}: its servers are suspended.` };
  // What had failed when the last operation ended has been told; that somebody else began to delete it has not.
  const known =
    owner.status.endsWith('_FAILED') &&
    (status === 'DELETE_FAILED' ? owner.status === status : status.endsWith('_FAILED'));
  if (!status.endsWith('_FAILED') || known) return { kind: 'same' };
  return { kind: 'changed', status, reason: `The stack is ${status}: ${statusReason}` };
}

/** The numbers of a stack that differ from the cluster's: how many nodes there are. */
export function compareNumbers(owner: Owner, scale: Driver['scale'], stack: Stack): Finding {
  if (!owner.status.endsWith('_COMPLETE')) return { kind: 'same' };
  const differences = wrongNumbers(scale, owner.nodeCount, stack).map(
    ({ name, found, wanted }) => `${name} is ${found} in the stack, and ${wanted} here`,
  );
  if (differences.length === 0) return { kind: 'same' };
  return {
    kind: 'changed',
    status: stack.status,
    reason: `Somebody changed the stack without this program: ${differences.join(', ')}.`,
  };
}

/**
 * Every stack that is not as it was, the cluster's own first. Of one that Heat is at, what was `known` before still counts; what is said
 * of the stack of a further node group names the group.
 */
export function troublesOf(found: readonly FoundOf[], known: readonly StackTrouble[]): StackTrouble[] {
  return found.flatMap(({ stack, group, finding }) => {
    if (finding.kind === 'same') return [];
    if (finding.kind === 'moving') return known.filter((trouble) => trouble.stack === stack);
    const reason = group ? `Node group ${group.name}: ${finding.reason}` : finding.reason;
    return [{ stack, nodegroup: group?.name ?? null, status: finding.status, reason }];
  });
}
