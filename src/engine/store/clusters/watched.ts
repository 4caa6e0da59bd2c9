import type { Cluster } from '../../clusters/cluster.js';
import type { Reader } from '../database.js';
import { toCluster } from './row.js';

/** Clusters that have a stack and nothing in progress, of all projects, by uuid: so many after one. */
export async function listSettledClusters(db: Reader, after: string, limit: number): Promise<Cluster[]> {
  const rows = await db.cluster.findMany({
    where: { uuid: { gt: after }, stackId: { not: null }, NOT: { status: { endsWith: '_IN_PROGRESS' } } },
    orderBy: { uuid: 'asc' },
    take: limit,
  });
  return rows.map((row) => toCluster(db, row));
}

/** Clusters that have an API and can be asked how they are (magnum.md D.3), by uuid: so many after one. */
export async function listAnswering(db: Reader, after: string, limit: number): Promise<Cluster[]> {
  const rows = await db.cluster.findMany({
    where: {
      uuid: { gt: after },
      apiAddress: { not: null },
      OR: [
        { status: { endsWith: '_COMPLETE' } },
        { status: { in: ['UPDATE_IN_PROGRESS', 'ROLLBACK_IN_PROGRESS'] } },
      ],
    },
    orderBy: { uuid: 'asc' },
    take: limit,
  });
  return rows.map((row) => toCluster(db, row));
}
