import type { Reader } from '../database.js';
import { inParts } from '../in-parts.js';

/** Names of clusters of a project, or of all (null), and what tells those of one name apart; newest first. */
export async function clusterNames(
  db: Reader,
  filter: { projectId: string | null; containing?: string | undefined; limit: number },
): Promise<{ name: string; uuid: string; status: string }[]> {
  const { projectId, containing, limit } = filter;
  return db.cluster.findMany({
    where: {
      ...(projectId === null ? {} : { projectId }),
      // Names are compared without case by SQLite alone.
      ...(containing
        ? { OR: [{ name: { contains: containing } }, { name: { contains: containing.toLowerCase() } }] }
        : {}),
    },
    select: { name: true, uuid: true, status: true },
    orderBy: [{ createdAt: 'desc' }, { uuid: 'desc' }],
    take: limit,
  });
}

/** Those of the names that clusters of a project have already: Magnum lets several have one. */
export async function takenNames(
  db: Reader,
  projectId: string,
  wanted: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await inParts(wanted, (part) =>
    db.cluster.findMany({
      where: { projectId, name: { in: part } },
      distinct: ['name'],
      select: { name: true },
    }),
  );
  return new Set(rows.map(({ name }) => name));
}
