import { z } from 'zod';
import { type Page, type PageRequest, pageOf } from '../paging/page.js';
import { type ClusterTemplate, Coe } from '../templates/template.js';
import type { Reader, Writer } from './database.js';
import type { ClusterTemplate as Row } from './generated/sqlite/client.js';
import { inParts } from './in-parts.js';
import { keyset } from './keyset.js';
import { openLabels, openUrl, sealLabels, sealUrl } from './sealed.js';

const ServerType = z.enum(['vm', 'bm']);

/** Reads a row as the engine's template. */
function toTemplate(db: Reader, row: Row): ClusterTemplate {
  return {
    ...row,
    coe: Coe.parse(row.coe),
    serverType: ServerType.parse(row.serverType),
    httpProxy: openUrl(db, row.httpProxy),
    httpsProxy: openUrl(db, row.httpsProxy),
    labels: openLabels(db, row.labels),
  };
}

function toRow(db: Reader, template: ClusterTemplate) {
  return {
    ...template,
    httpProxy: sealUrl(db, template.httpProxy),
    httpsProxy: sealUrl(db, template.httpsProxy),
    labels: sealLabels(db, template.labels),
  };
}

/** What a project sees: its own and the public ones; null sees all. */
function visibleTo(projectId: string | null) {
  return projectId === null ? {} : { OR: [{ projectId }, { public: true }] };
}

/** Templates that a project sees, or all (null), oldest first; hidden ones only when asked for. */
export async function listTemplates(
  db: Reader,
  filter: { projectId: string | null; hidden: boolean },
): Promise<ClusterTemplate[]> {
  const rows = await db.clusterTemplate.findMany({
    where: {
      ...visibleTo(filter.projectId),
      ...(filter.hidden ? {} : { hidden: false }),
    },
    orderBy: { createdAt: 'asc' },
  });
  return rows.map((row) => toTemplate(db, row));
}

/** By which column each of Magnum's fields is sorted. */
export const templateColumns = {
  id: 'createdAt',
  uuid: 'uuid',
  name: 'name',
  coe: 'coe',
  image_id: 'imageId',
  cluster_distro: 'clusterDistro',
  server_type: 'serverType',
  keypair_id: 'keypairId',
  external_network_id: 'externalNetworkId',
  flavor_id: 'flavorId',
  master_flavor_id: 'masterFlavorId',
  fixed_network: 'fixedNetwork',
  fixed_subnet: 'fixedSubnet',
  network_driver: 'networkDriver',
  volume_driver: 'volumeDriver',
  dns_nameserver: 'dnsNameserver',
  docker_volume_size: 'dockerVolumeSize',
  docker_storage_driver: 'dockerStorageDriver',
  tags: 'tags',
  project_id: 'projectId',
  user_id: 'userId',
  created_at: 'createdAt',
  updated_at: 'updatedAt',
} as const;
export type TemplateColumn = (typeof templateColumns)[keyof typeof templateColumns];

const templateOrder = {
  column: 'uuid',
  nullable: new Set<string>([
    'keypairId',
    'externalNetworkId',
    'flavorId',
    'masterFlavorId',
    'fixedNetwork',
    'fixedSubnet',
    'networkDriver',
    'volumeDriver',
    'dnsNameserver',
    'dockerVolumeSize',
    'dockerStorageDriver',
    'tags',
    'updatedAt',
  ]),
};

/** One page of what {@link listTemplates} lists. */
export async function pageOfTemplates(
  db: Reader,
  filter: { projectId: string | null; hidden: boolean },
  request: PageRequest<TemplateColumn>,
  after: ClusterTemplate | null,
): Promise<Page<ClusterTemplate>> {
  const { where, orderBy, take } = keyset(request, templateOrder, after && { ...after });
  const rows = await db.clusterTemplate.findMany({
    where: {
      ...visibleTo(filter.projectId),
      ...(filter.hidden ? {} : { hidden: false }),
      AND: [where],
    },
    orderBy,
    take,
  });
  return pageOf(
    rows.map((row) => toTemplate(db, row)),
    request.limit,
    ({ uuid }) => uuid,
  );
}

/** Templates with this uuid, or with this name, that the project (null: everybody) sees. Hidden ones are found by name too. */
export async function findTemplates(
  db: Reader,
  filter: { projectId: string | null; identifier: string },
): Promise<ClusterTemplate[]> {
  const rows = await db.clusterTemplate.findMany({
    where: {
      AND: [
        visibleTo(filter.projectId),
        { OR: [{ uuid: filter.identifier.toLowerCase() }, { name: filter.identifier }] },
      ],
    },
  });
  return rows.map((row) => toTemplate(db, row));
}

export async function getTemplate(db: Reader, uuid: string): Promise<ClusterTemplate | null> {
  const row = await db.clusterTemplate.findUnique({ where: { uuid } });
  return row && toTemplate(db, row);
}

/** The templates with these uuids, in no order. */
export async function getTemplates(db: Reader, uuids: readonly string[]): Promise<ClusterTemplate[]> {
  const rows = await inParts(uuids, (part) => db.clusterTemplate.findMany({ where: { uuid: { in: part } } }));
  return rows.map((row) => toTemplate(db, row));
}

export async function insertTemplate(tx: Writer, template: ClusterTemplate): Promise<void> {
  await tx.clusterTemplate.create({ data: toRow(tx, template) });
}

export async function saveTemplate(tx: Writer, template: ClusterTemplate): Promise<void> {
  const { uuid, ...data } = toRow(tx, template);
  await tx.clusterTemplate.update({ where: { uuid }, data });
}

export async function removeTemplate(tx: Writer, uuid: string): Promise<void> {
  await tx.clusterTemplate.delete({ where: { uuid } });
}

/** How many clusters, of any project and in any status, were made from it. */
export async function countTemplateUses(db: Reader, uuid: string): Promise<number> {
  return db.cluster.count({ where: { clusterTemplateId: uuid } });
}
