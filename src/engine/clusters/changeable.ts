import { EngineError } from '../errors.js';
import type { Cluster, ClusterStatus } from './cluster.js';

/** The statuses in which Magnum lets a cluster be updated (magnum.md D.2). */
const updatable: readonly ClusterStatus[] = [
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'RESUME_COMPLETE',
  'RESTORE_COMPLETE',
  'ROLLBACK_COMPLETE',
  'SNAPSHOT_COMPLETE',
  'CHECK_COMPLETE',
  'ADOPT_COMPLETE',
];

/** Whether `updateCluster` may change a cluster in this status. */
export function canUpdate(status: ClusterStatus): boolean {
  return updatable.includes(status);
}

/** The statuses out of which what failed can be driven on. */
const retriable: readonly ClusterStatus[] = [
  'CREATE_FAILED',
  'UPDATE_FAILED',
  'ROLLBACK_FAILED',
  'DELETE_FAILED',
];

/** Whether `retryCluster` has anything to go on with. */
export function canRetry(status: ClusterStatus): boolean {
  return retriable.includes(status);
}

/** Whether node groups may be taken from a cluster in this status: also one whose last update failed. */
export function canChangeGroups(status: ClusterStatus): boolean {
  return canUpdate(status) || status === 'UPDATE_FAILED';
}

/** Whether `resizeCluster` may change a cluster in this status: also one that is being updated (magnum.md D.2). */
export function canResize(status: ClusterStatus): boolean {
  return canChangeGroups(status) || status === 'UPDATE_IN_PROGRESS';
}

/** What to do first: what failed does not become complete by waiting. */
function firstOf({ status, name }: Cluster): string {
  return canRetry(status)
    ? `Go on with what failed first: cluster-retry ${name}`
    : 'Wait until it is complete; cluster-events shows what it is doing.';
}

/** Throws `cluster.wrong_status` for a cluster of which nothing has failed. */
export function requireRetriable(cluster: Cluster): void {
  if (!canRetry(cluster.status))
    throw wrongStatus('Retrying', cluster, 'Only what failed can be tried again.');
}

/** Magnum's refusal of a change that the status does not allow. */
export function wrongStatus(doing: string, cluster: Cluster, hint = firstOf(cluster)): EngineError {
  return new EngineError(
    'cluster.wrong_status',
    `${doing} a cluster when status is "${cluster.status}" is not supported.`,
    { hint },
  );
}
