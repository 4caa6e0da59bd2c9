import type { Driver } from '../../drivers/driver.js';
import type { Stack, StackSummary } from '../../openstack/cloud.js';
import { type Cluster, stackNotFound } from '../clusters/cluster.js';
import { wrongNumbers } from '../reconcile/stack.js';
import type { GroupAtRest } from '../store/nodegroups.js';

/** What has a stack: a cluster, or a further node group of one. */
type Owner = Pick<Cluster, 'stackId' | 'stackName' | 'status' | 'nodeCount'>;

/** How the stacks of a cluster at rest stand to what the last operation left. `group`: the further node group whose stack it is. */
export type Finding = (
  | { readonly kind: 'same' }
  /** Heat is at something that nobody here asked for; the next look says what became of it. */
  | { readonly kind: 'moving' }
  | { readonly kind: 'changed'; readonly reason: string }
  /** Heat does not have it any more. */
  | { readonly kind: 'gone'; readonly reason: string }
) & { readonly group?: GroupAtRest };

/** What Heat's short answer says: whether the stack is at rest, and well. */
export function compareStatus(owner: Owner, seen: StackSummary | null): Finding {
  if (!seen || seen.status === 'DELETE_COMPLETE') return { kind: 'gone', reason: stackNotFound(owner) };
  const { status, statusReason } = seen;
  if (status.endsWith('_IN_PROGRESS')) return { kind: 'moving' };
  if (status.startsWith('SUSPEND_'))
    return { kind: 'changed', reason: `The stack is ${status}: its servers are suspended.` };
  // What had failed when the last operation ended has been told.
  const known = owner.status.endsWith('_FAILED') && status.endsWith('_FAILED');
  if (!status.endsWith('_FAILED') || known) return { kind: 'same' };
  return { kind: 'changed', reason: `The stack is ${status}: ${statusReason}` };
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
    reason: `Somebody changed the stack without this program: ${differences.join(', ')}.`,
  };
}

/** A finding about the stack of a further node group: what it says names the group. */
export function ofGroup(group: GroupAtRest, finding: Finding): Finding {
  return 'reason' in finding
    ? { ...finding, group, reason: `Node group ${group.name}: ${finding.reason}` }
    : { ...finding, group };
}
