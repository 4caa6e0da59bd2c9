import { ClusterStatus } from '../../clusters/cluster.js';
import type { Reader } from '../database.js';
import { inParts } from '../in-parts.js';

export async function countClusters(db: Reader, projectId: string): Promise<number> {
  return db.cluster.count({ where: { projectId } });
}

/** How many clusters each of these projects has; projects without any are absent. */
export async function countClustersByProject(
  db: Reader,
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await inParts(projectIds, (part) =>
    db.cluster.groupBy({ by: ['projectId'], where: { projectId: { in: part } }, _count: true }),
  );
  return new Map(rows.map(({ projectId, _count }) => [projectId, _count]));
}

/** Clusters, and masters and workers in them, of a project or of all (null). */
export async function sumClusters(
  db: Reader,
  projectId: string | null,
): Promise<{ clusters: number; nodes: number }> {
  const where = projectId === null ? {} : { projectId };
  const [{ _count, _sum }, further] = await Promise.all([
    db.cluster.aggregate({ where, _count: true, _sum: { nodeCount: true, masterCount: true } }),
    db.nodeGroup.aggregate({ where: { ...where, isDefault: false }, _sum: { nodeCount: true } }),
  ]);
  const nodes = (_sum.nodeCount ?? 0) + (_sum.masterCount ?? 0) + (further._sum.nodeCount ?? 0);
  return { clusters: _count, nodes };
}

/** The clusters of a project, or of all (null), that have most nodes: names, statuses and counts, further groups with the workers. */
export async function largestClusters(
  db: Reader,
  projectId: string | null,
  most: number,
): Promise<{ name: string; status: ClusterStatus; masters: number; workers: number }[]> {
  const rows = await db.cluster.findMany({
    where: projectId === null ? {} : { projectId },
    orderBy: [{ nodeCount: 'desc' }, { name: 'asc' }],
    take: most,
    select: {
      name: true,
      status: true,
      masterCount: true,
      nodeCount: true,
      nodeGroups: { where: { isDefault: false }, select: { nodeCount: true } },
    },
  });
  return rows.map(({ name, status, masterCount, nodeCount, nodeGroups }) => ({
    name,
    status: ClusterStatus.parse(status),
    masters: masterCount,
    workers: nodeGroups.reduce((sum, group) => sum + (group.nodeCount ?? 0), nodeCount),
  }));
}
