import type { StackSummary } from '../../openstack/cloud.js';
import { type ClusterStatus, noAddresses, stackNotFound } from '../clusters/cluster.js';
import type { Operation } from '../operations/operation.js';
import type { GroupChange } from '../store/nodegroups.js';
import { settleDrained } from './drain.js';
import { findFaults } from './faults.js';
import { finishOperation, recordProgress } from './finish.js';
import { groupRef } from './group-stack.js';
import { stackInput } from './input.js';
import { isOurs, toldLongAgo } from './observe.js';
import { complete, measure } from './progress.js';
import { groupBefore } from './restore.js';
import type { Scope } from './scope.js';
import { nestedDepth } from './stack.js';

const actions = { 'nodegroup-create': 'CREATE', 'nodegroup-delete': 'DELETE' } as const;

function actionOf({ kind }: Operation): 'CREATE' | 'UPDATE' | 'DELETE' {
  return kind === 'nodegroup-create' || kind === 'nodegroup-delete' ? actions[kind] : 'UPDATE';
}

/** What becomes of a group when what was done to it failed: it is again what Heat was last told. */
export function groupFailed(scope: Scope, reason: string | null): GroupChange {
  const status: ClusterStatus = `${actionOf(scope.operation)}_FAILED`;
  return { status, statusReason: reason, updatedAt: new Date(), ...groupBefore(scope) };
}

/** Phase: what Heat says about a node group's stack becomes progress, or the end of the operation. */
export async function observeGroup(scope: Scope): Promise<void> {
  const ref = groupRef(scope);
  const seen = scope.seen ?? (ref && (await scope.cloud.heat.show(ref.id)));
  const deleting = scope.operation.kind === 'nodegroup-delete';
  const gone = !seen || seen.status === 'DELETE_COMPLETE';
  if (gone) return deleting ? removed(scope) : failed(scope, null);
  if (deleting && seen.status === 'DELETE_FAILED' && toldLongAgo(scope)) return failed(scope, seen);
  if (!deleting && seen.status.endsWith('_FAILED') && isOurs(scope, seen)) return failed(scope, seen);
  if (!deleting && seen.status.endsWith('_COMPLETE') && isOurs(scope, seen)) return completed(scope, seen);
  if (!scope.detail || !ref) return;
  await recordProgress(scope, await measure(scope, await scope.cloud.heat.resources(ref, nestedDepth)));
}

async function removed(scope: Scope): Promise<void> {
  await settleDrained(scope, 'gone');
  await finishOperation(scope, {
    status: 'UPDATE_COMPLETE',
    reason: null,
    progress: { ...scope.operation.progress, done: scope.operation.progress.total },
    group: 'gone',
  });
}

async function completed(scope: Scope, seen: StackSummary): Promise<void> {
  const { cloud, driver } = scope;
  const stack = await cloud.heat.show(seen.id, { outputs: true });
  const { nodeAddresses } = driver.outputs(stack?.outputs ?? {}, await stackInput(scope));
  const resources = await cloud.heat.resources(seen, nestedDepth);
  await settleDrained(scope, 'gone');
  await finishOperation(scope, {
    status: 'UPDATE_COMPLETE',
    reason: null,
    progress: complete(await measure(scope, resources)),
    group: {
      status: `${actionOf(scope.operation)}_COMPLETE` as ClusterStatus,
      statusReason: seen.statusReason || null,
      nodeAddresses: [...nodeAddresses],
      updatedAt: new Date(),
    },
  });
}

async function failed(scope: Scope, seen: StackSummary | null): Promise<void> {
  const { group, cloud } = scope;
  const reason = seen ? seen.statusReason : group && stackNotFound(group);
  const { nodeAddresses } = noAddresses;
  const resources = seen ? await cloud.heat.resources(seen, nestedDepth) : [];
  await finishOperation(scope, {
    status: 'UPDATE_FAILED',
    reason,
    faults: findFaults(resources),
    ...(group ? { group: { ...groupFailed(scope, reason), ...(seen ? {} : { nodeAddresses }) } } : {}),
  });
}
