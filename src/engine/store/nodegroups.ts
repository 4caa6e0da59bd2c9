import { z } from 'zod';
import { type Cluster, ClusterStatus } from '../clusters/cluster.js';
import { masterRole, type NodeGroup } from '../nodegroups/nodegroup.js';
import { toCluster } from './clusters/row.js';
import type { Reader, Writer } from './database.js';
import type { Prisma } from './generated/sqlite/client.js';
import { inParts } from './in-parts.js';
import { openLabels, sealLabels } from './sealed.js';
import { insertStrayOfGroup } from './strays.js';

const Addresses = z.array(z.string());
const withCluster = {
  cluster: { include: { clusterTemplate: { select: { imageId: true } } } },
} satisfies Prisma.NodeGroupInclude;
type Row = Prisma.NodeGroupGetPayload<{ include: typeof withCluster }>;

/** Reads a row; what a default group has of its cluster is taken from there. */
function toNodeGroup(db: Reader, { cluster: { clusterTemplate, ...clusterRow }, ...row }: Row): NodeGroup {
  const cluster = toCluster(db, clusterRow);
  const isMaster = row.role === masterRole;
  return {
    ...row,
    imageId: row.imageId ?? clusterTemplate.imageId,
    flavorId: row.isDefault ? (isMaster ? cluster.masterFlavorId : cluster.flavorId) : row.flavorId,
    nodeCount: row.nodeCount ?? (isMaster ? cluster.masterCount : cluster.nodeCount),
    dockerVolumeSize: row.isDefault ? cluster.dockerVolumeSize : row.dockerVolumeSize,
    upgrades: row.isDefault ? cluster.upgrades : row.upgrades,
    labels: row.labels === null ? cluster.labels : openLabels(db, row.labels),
    nodeAddresses:
      row.nodeAddresses === null
        ? isMaster
          ? cluster.masterAddresses
          : cluster.nodeAddresses
        : Addresses.parse(row.nodeAddresses),
    stackName: row.stackName ?? cluster.stackName,
    stackId: row.isDefault ? cluster.stackId : row.stackId,
    status: row.status === null ? cluster.status : ClusterStatus.parse(row.status),
    statusReason: row.status === null ? cluster.statusReason : row.statusReason,
  };
}

/** The groups of a cluster, the default ones first, then as they were made. */
export async function listNodeGroups(db: Reader, clusterUuid: string): Promise<NodeGroup[]> {
  const rows = await db.nodeGroup.findMany({
    where: { clusterUuid },
    include: withCluster,
    orderBy: [{ isDefault: 'desc' }, { createdAt: 'asc' }, { name: 'asc' }],
  });
  return rows.map((row) => toNodeGroup(db, row));
}

/** Workers of the groups that these clusters have beside the default ones. */
export async function listFurtherGroups(
  db: Reader,
  clusterUuids: readonly string[],
): Promise<Pick<NodeGroup, 'clusterUuid' | 'nodeCount' | 'nodeAddresses'>[]> {
  const rows = await inParts(clusterUuids, (part) =>
    db.nodeGroup.findMany({
      where: { isDefault: false, clusterUuid: { in: part } },
      select: { clusterUuid: true, nodeCount: true, nodeAddresses: true },
      orderBy: { createdAt: 'asc' },
    }),
  );
  return rows.map(({ clusterUuid, nodeCount, nodeAddresses }) => ({
    clusterUuid,
    nodeCount: nodeCount ?? 0,
    nodeAddresses: Addresses.parse(nodeAddresses ?? []),
  }));
}

/** A further node group as its stack is looked at while nothing is done to it. */
export type GroupAtRest = Pick<
  NodeGroup,
  'uuid' | 'clusterUuid' | 'name' | 'nodeCount' | 'stackId' | 'stackName' | 'status'
>;

/** The further groups of these clusters that have a stack. */
export async function listGroupsAtRest(db: Reader, clusterUuids: readonly string[]): Promise<GroupAtRest[]> {
  const rows = await inParts(clusterUuids, (part) =>
    db.nodeGroup.findMany({
      where: { isDefault: false, stackId: { not: null }, clusterUuid: { in: part } },
      include: withCluster,
      orderBy: { createdAt: 'asc' },
    }),
  );
  return rows.map((row) => toNodeGroup(db, row));
}

/** Names of groups of a project's clusters, each once. */
export async function listNodeGroupNames(db: Reader, projectId: string): Promise<{ name: string }[]> {
  return db.nodeGroup.findMany({ where: { projectId }, distinct: ['name'], select: { name: true } });
}

export async function getNodeGroup(db: Reader, uuid: string): Promise<NodeGroup | null> {
  const row = await db.nodeGroup.findUnique({ where: { uuid }, include: withCluster });
  return row && toNodeGroup(db, row);
}

/** Writes a further group. */
export async function insertNodeGroup(tx: Writer, group: NodeGroup): Promise<void> {
  await tx.nodeGroup.create({
    data: { ...group, labels: sealLabels(tx, group.labels), nodeAddresses: [...group.nodeAddresses] },
  });
}

/** What may change in a group. */
export type GroupChange = Partial<
  Pick<
    NodeGroup,
    | 'nodeCount'
    | 'minNodeCount'
    | 'maxNodeCount'
    | 'nodeAddresses'
    | 'imageId'
    | 'flavorId'
    | 'labels'
    | 'upgrades'
    | 'stackId'
    | 'status'
    | 'statusReason'
    | 'updatedAt'
  >
>;

/** Changes what is named; a group that is gone stays gone without an error. */
export async function saveNodeGroup(tx: Writer, uuid: string, change: GroupChange): Promise<void> {
  const { labels, nodeAddresses, ...rest } = change;
  await tx.nodeGroup.updateMany({
    where: { uuid },
    data: {
      ...rest,
      ...(labels ? { labels: sealLabels(tx, labels) } : {}),
      ...(nodeAddresses ? { nodeAddresses: [...nodeAddresses] } : {}),
    },
  });
}

/** Removes a group's row. Where a conductor once lost its cluster, its stack is looked for a while longer. */
export async function removeNodeGroup(tx: Writer, uuid: string): Promise<void> {
  await insertStrayOfGroup(tx, uuid);
  await tx.nodeGroup.deleteMany({ where: { uuid } });
}

/** Ends what was being done to the further groups of a cluster: what was done to the cluster failed. */
export async function failNodeGroups(
  tx: Writer,
  clusterUuid: string,
  { status, reason }: { status: ClusterStatus; reason: string | null },
): Promise<void> {
  await tx.nodeGroup.updateMany({
    where: { clusterUuid, status: { endsWith: '_IN_PROGRESS' } },
    data: { status, statusReason: reason, updatedAt: new Date() },
  });
}

/**
 * Keeps the status that the groups of a cluster's own stack have now: something is done to a further group, or happened to it, and
 * not to them.
 */
export async function keepDefaultGroups(
  tx: Writer,
  { uuid, status, statusReason }: Pick<Cluster, 'uuid' | 'status' | 'statusReason'>,
): Promise<void> {
  if (status.endsWith('_IN_PROGRESS')) return;
  await tx.nodeGroup.updateMany({
    where: { clusterUuid: uuid, isDefault: true, status: null },
    data: { status, statusReason },
  });
}

/** The status of those groups is the cluster's again: something is done to its own stack, or happened to it. */
export async function followDefaultGroups(tx: Writer, clusterUuid: string): Promise<void> {
  await tx.nodeGroup.updateMany({
    where: { clusterUuid, isDefault: true },
    data: { status: null, statusReason: null },
  });
}
