import { z } from 'zod';
import { Labels } from '../clusters/cluster.js';
import { type ClusterTemplate, Coe } from '../templates/template.js';
import type { Reader, Writer } from './database.js';
import type { ClusterTemplate as Row } from './generated/sqlite/client.js';

const ServerType = z.enum(['vm', 'bm']);

/** Reads a row as the engine's template. */
export function toTemplate(row: Row): ClusterTemplate {
  return {
    ...row,
    coe: Coe.parse(row.coe),
    serverType: ServerType.parse(row.serverType),
    labels: Labels.parse(row.labels),
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
  return rows.map(toTemplate);
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
  return rows.map(toTemplate);
}

export async function getTemplate(db: Reader, uuid: string): Promise<ClusterTemplate | null> {
  const row = await db.clusterTemplate.findUnique({ where: { uuid } });
  return row && toTemplate(row);
}

/** The templates with these uuids, in no order. */
export async function getTemplates(db: Reader, uuids: readonly string[]): Promise<ClusterTemplate[]> {
  const rows = await db.clusterTemplate.findMany({ where: { uuid: { in: [...uuids] } } });
  return rows.map(toTemplate);
}

export async function insertTemplate(tx: Writer, template: ClusterTemplate): Promise<void> {
  await tx.clusterTemplate.create({ data: { ...template } });
}

export async function saveTemplate(tx: Writer, template: ClusterTemplate): Promise<void> {
  const { uuid, ...data } = template;
  await tx.clusterTemplate.update({ where: { uuid }, data });
}

export async function removeTemplate(tx: Writer, uuid: string): Promise<void> {
  await tx.clusterTemplate.delete({ where: { uuid } });
}

/** How many clusters, of any project and in any status, were made from it. */
export async function countTemplateUses(db: Reader, uuid: string): Promise<number> {
  return db.cluster.count({ where: { clusterTemplateId: uuid } });
}
