import { type Page, type PageRequest, pageOf } from '../paging/page.js';
import { type Quota, QuotaResource } from '../quotas/quota.js';
import type { Reader, Writer } from './database.js';
import type { Quota as Row } from './generated/sqlite/client.js';
import { keyset } from './keyset.js';

function toQuota(row: Row): Quota {
  return { ...row, resource: QuotaResource.parse(row.resource) };
}

type Key = Pick<Quota, 'projectId' | 'resource'>;

export async function getQuota(db: Reader, key: Key): Promise<Quota | null> {
  const { projectId, resource } = key;
  const row = await db.quota.findUnique({ where: { projectId_resource: { projectId, resource } } });
  return row && toQuota(row);
}

/** Quotas of a project, or of all (null), in the order they were made. */
export async function listQuotas(db: Reader, projectId: string | null): Promise<Quota[]> {
  const rows = await db.quota.findMany({
    where: projectId === null ? {} : { projectId },
    orderBy: { id: 'asc' },
  });
  return rows.map(toQuota);
}

/** By which column each of Magnum's fields is sorted. */
export const quotaColumns = {
  id: 'id',
  project_id: 'projectId',
  resource: 'resource',
  hard_limit: 'hardLimit',
  created_at: 'createdAt',
  updated_at: 'updatedAt',
} as const;
export type QuotaColumn = (typeof quotaColumns)[keyof typeof quotaColumns];

const quotaOrder = { column: 'id', nullable: new Set<string>(['updatedAt']) };

export async function getQuotaById(db: Reader, id: number): Promise<Quota | null> {
  const row = await db.quota.findUnique({ where: { id } });
  return row && toQuota(row);
}

/** One page of the quotas of a project, or of all (null). */
export async function pageOfQuotas(
  db: Reader,
  projectId: string | null,
  request: PageRequest<QuotaColumn>,
  after: Quota | null,
): Promise<Page<Quota>> {
  const { where, orderBy, take } = keyset(request, quotaOrder, after && { ...after });
  const rows = await db.quota.findMany({
    where: { ...(projectId === null ? {} : { projectId }), AND: [where] },
    orderBy,
    take,
  });
  return pageOf(rows.map(toQuota), request.limit, ({ id }) => String(id));
}

export async function insertQuota(tx: Writer, quota: Key & { hardLimit: number }): Promise<Quota> {
  const { projectId, resource, hardLimit } = quota;
  return toQuota(await tx.quota.create({ data: { projectId, resource, hardLimit, createdAt: new Date() } }));
}

export async function saveQuota(tx: Writer, id: number, hardLimit: number): Promise<Quota> {
  return toQuota(await tx.quota.update({ where: { id }, data: { hardLimit, updatedAt: new Date() } }));
}

/** Puts back a quota that is still as it was read, or takes it away (null); answers when it was changed, or false where somebody was faster. */
export async function restoreQuota(
  tx: Writer,
  { id, hardLimit, updatedAt }: Quota,
  limit: number | null,
): Promise<Date | false> {
  const where = { id, hardLimit, updatedAt };
  const now = new Date();
  const { count } =
    limit === null
      ? await tx.quota.deleteMany({ where })
      : await tx.quota.updateMany({ where, data: { hardLimit: limit, updatedAt: now } });
  return count === 1 && now;
}

export async function removeQuota(tx: Writer, id: number): Promise<void> {
  await tx.quota.delete({ where: { id } });
}
