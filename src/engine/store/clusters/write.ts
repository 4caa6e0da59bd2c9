import type { Cluster } from '../../clusters/cluster.js';
import { defaultGroups } from '../../nodegroups/nodegroup.js';
import type { Writer } from '../database.js';
import { insertRows } from '../insert-rows.js';
import { insertStrayOfCluster } from '../strays.js';
import { type Change, newRow, toData } from './row.js';

/**
 * Holds a cluster until the transaction ends: whoever else would change it waits, and then sees what this one left. SQLite's changes take
 * turns anyway; PostgreSQL would let two of them read the same state.
 */
export async function holdCluster(tx: Writer, uuid: string): Promise<void> {
  await tx.cluster.updateMany({ where: { uuid }, data: { uuid } });
}

/** Writes a cluster with its two default node groups. */
export async function insertCluster(tx: Writer, cluster: Cluster): Promise<void> {
  await insertClusters(tx, [cluster]);
}

/** Writes several new clusters, each with its two default node groups. */
export async function insertClusters(tx: Writer, clusters: readonly Cluster[]): Promise<void> {
  await insertRows(
    tx,
    'Cluster',
    clusters.map((cluster) => newRow(tx, cluster)),
  );
  const groups = clusters.flatMap((cluster) =>
    defaultGroups(cluster).map((group) => ({ ...group, clusterUuid: cluster.uuid })),
  );
  await insertRows(tx, 'NodeGroup', groups);
}

/** Changes what is named; a cluster that is gone stays gone without an error. */
export async function saveCluster(tx: Writer, uuid: string, change: Change): Promise<void> {
  await tx.cluster.updateMany({ where: { uuid }, data: toData(tx, change) });
}

/** Removes a cluster's row. Where a conductor once lost it, its stack is looked for a while longer. */
export async function removeCluster(tx: Writer, uuid: string): Promise<void> {
  await insertStrayOfCluster(tx, uuid);
  await tx.cluster.deleteMany({ where: { uuid } });
}
