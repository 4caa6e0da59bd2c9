import type { Cluster } from '../../clusters/cluster.js';
import { isUuid } from '../../names.js';
import type { Reader } from '../database.js';
import { shareReads } from '../shared-reads.js';
import { toCluster } from './row.js';

/** Which clusters are meant by a uuid or a name: of a project, or of all (null). */
interface Meant {
  readonly projectId: string | null;
  readonly identifier: string;
}

/** The cluster of the project, or of all projects (null), with this uuid; else those with this name, oldest first (magnum.md C.1). */
export const findClusters = shareReads(
  ({ projectId, identifier }: Meant) => JSON.stringify([projectId, identifier]),
  async (db, { projectId, identifier }): Promise<Cluster[]> => {
    const reached = projectId === null ? {} : { projectId };
    // Two questions, as one with "or" is not answered by an index.
    const uuid = identifier.toLowerCase();
    const byUuid = isUuid(uuid) && (await db.cluster.findUnique({ where: { uuid, ...reached } }));
    if (byUuid) return [toCluster(db, byUuid)];
    const byName = await db.cluster.findMany({ where: { ...reached, name: identifier } });
    // Put in order here: asked for an order, SQLite reads all of the project's clusters in it.
    const found = byName.map((row) => toCluster(db, row));
    return found.sort((one, other) => +one.createdAt - +other.createdAt);
  },
);

/** The cluster whose stack, or whose node group's, this is; null when it is nobody's. */
export async function findClusterOfStack(db: Reader, stackId: string): Promise<string | null> {
  const cluster = await db.cluster.findFirst({ where: { stackId }, select: { uuid: true } });
  if (cluster) return cluster.uuid;
  const group = await db.nodeGroup.findFirst({ where: { stackId }, select: { clusterUuid: true } });
  return group?.clusterUuid ?? null;
}

export async function getCluster(db: Reader, uuid: string): Promise<Cluster | null> {
  const row = await db.cluster.findUnique({ where: { uuid } });
  return row && toCluster(db, row);
}

/** The cluster whose trustee this Keystone user is; null when it is nobody's. */
export async function findClusterOfTrustee(db: Reader, trusteeUserId: string): Promise<Cluster | null> {
  const row = await db.cluster.findFirst({ where: { trusteeUserId } });
  return row && toCluster(db, row);
}
