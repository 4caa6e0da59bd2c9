import type { Reader, Writer } from './database.js';

/** A stack that a conductor which stood still may make yet, for a cluster or node group that was removed meanwhile. */
export interface Stray {
  /** Of the cluster or the node group that is gone. */
  readonly uuid: string;
  readonly clusterUuid: string;
  readonly clusterName: string;
  readonly projectId: string;
  readonly stackName: string;
  readonly removedAt: Date;
  readonly lookAt: Date;
}

/** Milliseconds from the removal to the first look. */
const soon = 60_000;

type Removed = Omit<Stray, 'removedAt' | 'lookAt'>;

async function insertStray(tx: Writer, removed: Removed): Promise<void> {
  const removedAt = new Date();
  await tx.stray.create({
    data: { ...removed, removedAt, lookAt: new Date(removedAt.getTime() + soon) },
  });
}

/** Remembers to look for what was made of a cluster too late, if a conductor ever lost it to another. */
export async function insertStrayOfCluster(tx: Writer, uuid: string): Promise<void> {
  const cluster = await tx.cluster.findUnique({ where: { uuid } });
  if (!cluster?.takenOverAt) return;
  const { name: clusterName, projectId, stackName } = cluster;
  await insertStray(tx, { uuid, clusterUuid: uuid, clusterName, projectId, stackName });
}

/** The same for a further node group. */
export async function insertStrayOfGroup(tx: Writer, uuid: string): Promise<void> {
  const group = await tx.nodeGroup.findUnique({ where: { uuid }, include: { cluster: true } });
  if (!group?.stackName || !group.cluster.takenOverAt) return;
  const { clusterUuid, projectId, stackName, cluster } = group;
  await insertStray(tx, { uuid, clusterUuid, clusterName: cluster.name, projectId, stackName });
}

/** Those that are to be looked for by now, longest due first. */
export async function listStraysDue(db: Reader, now: Date, limit: number): Promise<Stray[]> {
  return db.stray.findMany({ where: { lookAt: { lte: now } }, orderBy: { lookAt: 'asc' }, take: limit });
}

/** When to look next; null: never again. */
export async function putOffStray(tx: Writer, uuid: string, lookAt: Date | null): Promise<void> {
  if (lookAt) await tx.stray.updateMany({ where: { uuid }, data: { lookAt } });
  else await tx.stray.deleteMany({ where: { uuid } });
}
