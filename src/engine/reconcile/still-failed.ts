import type { Cluster, ClusterStatus } from '../clusters/cluster.js';
import type { NodeGroup } from '../nodegroups/nodegroup.js';
import type { Outcome } from '../operations/operation.js';
import type { Writer } from '../store/database.js';
import { keepDefaultGroups, listNodeGroups } from '../store/nodegroups.js';

/** What a group that failed makes of its cluster. */
type Left = NonNullable<Outcome['left']>;

/** The same of a group of the cluster's own stack is said without a name, as that stack is the cluster's. */
function leftBy({ name, isDefault, status, statusReason }: NodeGroup): Left {
  if (isDefault) return { status, reason: statusReason };
  return { status: 'UPDATE_FAILED', reason: `Node group ${name}: ${statusReason ?? status}` };
}

/**
 * What a cluster is in though the operation in hand ended well: as long as one of its groups is failed, so is the cluster
 * (magnum.md D.1). The groups of its own stack keep what the operation left them in. Null where no group is failed.
 */
export async function stillFailed(
  tx: Writer,
  { uuid }: Pick<Cluster, 'uuid'>,
  end: { readonly status: ClusterStatus; readonly reason: string | null },
): Promise<Left | null> {
  if (!end.status.endsWith('_COMPLETE') || end.status === 'DELETE_COMPLETE') return null;
  const failed = (await listNodeGroups(tx, uuid)).find(({ status }) => status.endsWith('_FAILED'));
  if (!failed) return null;
  await keepDefaultGroups(tx, { uuid, status: end.status, statusReason: end.reason });
  return leftBy(failed);
}
