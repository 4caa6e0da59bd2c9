import type { StackResource, StackSummary } from '../../openstack/cloud.js';
import {
  type Cluster,
  type ClusterStatus,
  type Fault,
  noAddresses,
  stackNotFound,
} from '../clusters/cluster.js';
import { knownTroubles, withTroubles } from '../clusters/troubles.js';
import { isRotation } from '../operations/operation.js';
import { removeCertificates } from './certificates.js';
import { settleDrained } from './drain.js';
import { findFaults, findFaultsUndone } from './faults.js';
import { finishOperation, recordProgress } from './finish.js';
import { goesOn, inNewWords } from './given-up.js';
import { groupsDoneWithRound } from './group-rounds.js';
import { driverInput } from './input.js';
import { removeKeypair } from './keypair.js';
import { building, complete, measure } from './progress.js';
import { clusterBefore } from './restore.js';
import { beginNextRound } from './rounds.js';
import { type Scope, withCluster, withCondition } from './scope.js';
import { markOf, nestedDepth, stackRef, wrongNumbers } from './stack.js';
import { neverUpdated } from './tell.js';
import { typeIn } from './template-types.js';
import { removeTrust } from './trust.js';

/** Heat's times have whole seconds: two updates within one look alike, so after this long COMPLETE is COMPLETE. */
const sameSecondGrace = 5_000;

/** Phase: what Heat says about the stack becomes progress, or the end of the operation. */
export async function observe(scope: Scope): Promise<void> {
  const ref = stackRef(scope);
  const seen = scope.seen ?? (ref && (await scope.cloud.heat.show(ref.id)));
  if (building(scope.operation) === 'delete') return observeDeletion(scope, seen);
  if (!seen || seen.status === 'DELETE_COMPLETE') return stackGone(scope, noAddresses);
  // Heat may yet fail to delete it: then its servers are as they were.
  if (seen.status === 'DELETE_IN_PROGRESS') return stackGone(scope, {});
  if (seen.status.endsWith('_FAILED') && isOurs(scope, seen)) {
    if (await isAboutToUndo(scope, seen)) return;
    return failed(scope, seen);
  }
  if (seen.status.endsWith('_COMPLETE') && isOurs(scope, seen)) return completed(scope, seen);
  if (scope.detail) await look(scope);
}

/** How long Heat may take between the failure of an update and the beginning of its rollback, in milliseconds. */
const undoGrace = 20_000;

/** Whether an update failed that Heat is to undo: for a moment it shows the failure alone. */
async function isAboutToUndo(scope: Scope, { status }: StackSummary): Promise<boolean> {
  const { cluster, operation } = scope;
  if (status !== 'UPDATE_FAILED' || !operation.input.rollback) return false;
  const { conditions } = withCondition(
    cluster,
    'rollback',
    'unknown',
    `Heat is to undo operation ${operation.id}.`,
  );
  if (conditions !== cluster.conditions) await withCluster(scope, { conditions });
  const since = Date.parse(conditions.rollback?.at ?? '');
  return Date.now() - since < undoGrace;
}

/** Whether a final status is the outcome of this operation and not of the one before. */
export function isOurs(scope: Scope, seen: StackSummary): boolean {
  const { stackMark } = scope.operation;
  if (stackMark === null) return true;
  if ((seen.updatedAt ?? neverUpdated) !== stackMark) return true;
  return toldLongAgo(scope) && /^(UPDATE|ROLLBACK)_/.test(seen.status);
}

/** Whether Heat was told of the operation long enough ago for what it shows to be of now. */
export function toldLongAgo(scope: Scope): boolean {
  const told = scope.cluster.conditions.stack?.at;
  return told !== undefined && Date.now() - Date.parse(told) > sameSecondGrace;
}

async function look(scope: Scope): Promise<void> {
  const ref = stackRef(scope);
  if (!ref) return;
  const resources = await scope.cloud.heat.resources(ref, nestedDepth);
  await recordProgress(scope, await measure(scope, resources));
}

async function completed(scope: Scope, seen: StackSummary): Promise<void> {
  if (isRotation(scope.operation) && !(await groupsDoneWithRound(scope))) {
    if (scope.detail) await look(scope);
    return;
  }
  if (await beginNextRound(scope)) return;
  const { cluster, driver, operation } = scope;
  const stack = await scope.cloud.heat.show(seen.id, { outputs: true });
  // Whatever was done to the stack after it was rolled back, it has the numbers of before.
  const rolledBack =
    seen.status === 'ROLLBACK_COMPLETE' ||
    (operation.input.rollback === true &&
      stack !== null &&
      wrongNumbers(driver.scale, cluster.nodeCount, stack).length > 0);
  const said = driver.outputs(stack?.outputs ?? {}, await driverInput(scope));
  const what = building(operation) === 'create' ? 'CREATE' : 'UPDATE';
  const status: ClusterStatus = rolledBack ? 'ROLLBACK_COMPLETE' : `${what}_COMPLETE`;
  const ref = stackRef(scope);
  const resources = ref ? await scope.cloud.heat.resources(ref, nestedDepth) : [];
  const measured = ref ? await measure(scope, resources) : operation.progress;
  // What Heat undid leaves no failed resource: why it did is in its events alone.
  await settleDrained(scope, rolledBack ? 'stayed' : 'gone');
  await finishOperation(scope, {
    status,
    reason: seen.statusReason || null,
    faults: rolledBack ? await undone(scope) : [],
    progress: rolledBack ? operation.progress : complete(measured),
    change: {
      apiAddress: said.apiAddress,
      masterAddresses: [...said.masterAddresses],
      nodeAddresses: [...said.nodeAddresses],
      coeVersion: driver.coeVersion(cluster.labels),
      containerVersion: driver.containerVersion,
      ...unchangedSince(cluster, markOf(seen)),
      ...(rolledBack ? { nodeCount: operation.input.previousNodeCount ?? cluster.nodeCount } : {}),
    },
  });
}

/** The cluster's own stack is as this operation left it; what is known of those of its further groups stays. */
function unchangedSince(cluster: Cluster, mark: string): Pick<Cluster, 'conditions'> {
  const left = knownTroubles(cluster).filter(({ nodegroup }) => nodegroup !== null);
  return left.length > 0 ? withTroubles(cluster, left) : withCondition(cluster, 'unchanged', 'true', mark);
}

/** What an update failed with before Heat began to undo it; nothing where Heat does not say. */
async function undone(scope: Scope): Promise<Fault[]> {
  const { cloud, driver } = scope;
  const ref = stackRef(scope);
  const failures = ref ? await cloud.heat.failures(ref, nestedDepth).catch(() => []) : [];
  return findFaultsUndone(failures, (path) => typeIn(driver.files(), driver.template, path));
}

/** What keeps Heat from going back, and what it wanted to go back from. */
async function faultsOf(
  scope: Scope,
  seen: StackSummary,
  resources: readonly StackResource[],
): Promise<Fault[]> {
  const now = findFaults(resources);
  if (!seen.status.startsWith('ROLLBACK')) return now;
  const known = new Set(now.map(({ path, reason }) => [...path, reason].join('/')));
  const before = await undone(scope);
  return [...now, ...before.filter(({ path, reason }) => !known.has([...path, reason].join('/')))];
}

async function failed(scope: Scope, seen: StackSummary): Promise<void> {
  const ref = stackRef(scope) ?? seen;
  const resources = await scope.cloud.heat.resources(ref, nestedDepth);
  const words = await goesOn(scope, resources);
  if (words === 'goes on') return;
  const what = seen.status.startsWith('ROLLBACK')
    ? 'ROLLBACK'
    : building(scope.operation) === 'create'
      ? 'CREATE'
      : 'UPDATE';
  const said = { reason: seen.statusReason, faults: await faultsOf(scope, seen, resources) };
  const { reason, faults } = inNewWords(said, words);
  await finishOperation(scope, {
    status: `${what}_FAILED`,
    reason: reason || null,
    faults,
    progress: await measure(scope, resources, true),
  });
}

async function stackGone(scope: Scope, lost: Partial<typeof noAddresses>): Promise<void> {
  await finishOperation(scope, {
    status: building(scope.operation) === 'create' ? 'CREATE_FAILED' : 'UPDATE_FAILED',
    reason: stackNotFound(scope.cluster),
    change: { ...(await clusterBefore(scope)), ...lost },
  });
}

async function observeDeletion(scope: Scope, seen: StackSummary | null | undefined): Promise<void> {
  if (!seen || seen.status === 'DELETE_COMPLETE') {
    const cleaned = await removeCertificates(await removeTrust(scope));
    if (scope.cluster.publicKey !== null) await removeKeypair(scope.cloud, scope.cluster);
    return finishOperation(cleaned, {
      status: 'DELETE_COMPLETE',
      reason: 'Stack DELETE completed successfully',
      progress: { ...scope.operation.progress, done: scope.operation.progress.total },
      remove: true,
    });
  }
  // Right after Heat was told, a stack still shows how its last deletion failed.
  if (seen.status === 'DELETE_FAILED' && toldLongAgo(scope)) {
    const resources = await scope.cloud.heat.resources(seen, nestedDepth);
    return finishOperation(scope, {
      status: 'DELETE_FAILED',
      reason: seen.statusReason || null,
      faults: findFaults(resources),
    });
  }
  if (scope.detail) await look(scope);
}
