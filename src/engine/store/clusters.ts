import { z } from 'zod';
import {
  type Cluster,
  ClusterStatus,
  Conditions,
  Fault,
  HealthReason,
  HealthStatus,
} from '../clusters/cluster.js';
import { isUuid } from '../names.js';
import { defaultGroups } from '../nodegroups/nodegroup.js';
import { type Page, type PageRequest, pageOf } from '../paging/page.js';
import type { Reader, Writer } from './database.js';
import { Prisma, type Cluster as Row } from './generated/sqlite/client.js';
import { inParts } from './in-parts.js';
import { insertRows } from './insert-rows.js';
import { keyset } from './keyset.js';
import { openLabels, sealLabels } from './sealed.js';
import { shareReads } from './shared-reads.js';
import { insertStrayOfCluster } from './strays.js';

const Addresses = z.array(z.string());
const Faults = z.array(Fault).nullable();

/** Reads a row as the engine's cluster. */
export function toCluster(db: Reader, row: Row): Cluster {
  const { leaseOwner: _owner, leaseUntil: _until, takenOverAt: _taken, ...rest } = row;
  return {
    ...rest,
    status: ClusterStatus.parse(row.status),
    labels: openLabels(db, row.labels),
    conditions: Conditions.parse(row.conditions),
    nodeAddresses: Addresses.parse(row.nodeAddresses),
    masterAddresses: Addresses.parse(row.masterAddresses),
    faults: Faults.parse(row.faults) ?? [],
    healthStatus: HealthStatus.nullable().parse(row.healthStatus),
    healthStatusReason: HealthReason.nullable().parse(row.healthStatusReason),
  };
}

type Change = Partial<Omit<Cluster, 'uuid'>>;

function toData(db: Reader, change: Change) {
  const { labels, faults, nodeAddresses, masterAddresses, healthStatusReason, ...rest } = change;
  return {
    ...rest,
    ...(labels ? { labels: sealLabels(db, labels) } : {}),
    ...(healthStatusReason === undefined ? {} : { healthStatusReason: healthStatusReason ?? Prisma.DbNull }),
    ...(faults ? { faults: faults.length ? [...faults] : Prisma.DbNull } : {}),
    ...(nodeAddresses ? { nodeAddresses: [...nodeAddresses] } : {}),
    ...(masterAddresses ? { masterAddresses: [...masterAddresses] } : {}),
  };
}

/** By which column each of Magnum's fields is sorted. */
export const clusterColumns = {
  id: 'createdAt',
  uuid: 'uuid',
  name: 'name',
  status: 'status',
  status_reason: 'statusReason',
  cluster_template_id: 'clusterTemplateId',
  keypair: 'keypair',
  node_count: 'nodeCount',
  master_count: 'masterCount',
  docker_volume_size: 'dockerVolumeSize',
  flavor_id: 'flavorId',
  master_flavor_id: 'masterFlavorId',
  fixed_network: 'fixedNetwork',
  fixed_subnet: 'fixedSubnet',
  create_timeout: 'createTimeout',
  discovery_url: 'discoveryUrl',
  stack_id: 'stackId',
  api_address: 'apiAddress',
  coe_version: 'coeVersion',
  container_version: 'containerVersion',
  project_id: 'projectId',
  user_id: 'userId',
  created_at: 'createdAt',
  updated_at: 'updatedAt',
} as const;
export type ClusterColumn = (typeof clusterColumns)[keyof typeof clusterColumns];

const clusterOrder = {
  column: 'uuid',
  nullable: new Set<string>([
    'statusReason',
    'keypair',
    'dockerVolumeSize',
    'flavorId',
    'masterFlavorId',
    'fixedNetwork',
    'fixedSubnet',
    'discoveryUrl',
    'stackId',
    'apiAddress',
    'coeVersion',
    'containerVersion',
    'updatedAt',
  ]),
};

/**
 * Holds a cluster until the transaction ends: whoever else would change it waits, and then sees what this one left. SQLite's changes take
 * turns anyway; PostgreSQL would let two of them read the same state.
 */
export async function holdCluster(tx: Writer, uuid: string): Promise<void> {
  await tx.cluster.updateMany({ where: { uuid }, data: { uuid } });
}

/** One page of the clusters of a project, or of all projects (null); of some statuses where they are named. */
export async function pageOfClusters(
  db: Reader,
  filter: { projectId: string | null; statuses?: readonly ClusterStatus[] | undefined },
  request: PageRequest<ClusterColumn>,
  after: Cluster | null,
): Promise<Page<Cluster>> {
  const { where, orderBy, take } = keyset(request, clusterOrder, after && { ...after });
  const rows = await db.cluster.findMany({
    where: {
      ...(filter.projectId === null ? {} : { projectId: filter.projectId }),
      ...(filter.statuses ? { status: { in: [...filter.statuses] } } : {}),
      AND: [where],
    },
    orderBy,
    take,
  });
  return pageOf(
    rows.map((row) => toCluster(db, row)),
    request.limit,
    ({ uuid }) => uuid,
  );
}

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

/** A new cluster as its row, without its groups. */
function newRow(db: Reader, cluster: Cluster) {
  const { labels, conditions, nodeAddresses, masterAddresses, ...rest } = cluster;
  return {
    ...rest,
    labels: JSON.stringify(sealLabels(db, labels)),
    conditions: JSON.stringify(conditions),
    nodeAddresses: JSON.stringify(nodeAddresses),
    masterAddresses: JSON.stringify(masterAddresses),
    faults: null,
    healthStatusReason: null,
  };
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
