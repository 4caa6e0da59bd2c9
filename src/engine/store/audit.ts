import { z } from 'zod';
import { type AuditRecord, auditOutcomes, firstHash } from '../audit/record.js';
import type { Reader, Writer } from './database.js';
import type { Prisma, AuditRecord as Row } from './generated/sqlite/client.js';
import { insertRows } from './insert-rows.js';

const Outcome = z.enum(auditOutcomes);
const Source = z.enum(['chat', 'api']);

function toRecord(row: Row): AuditRecord {
  return { ...row, outcome: Outcome.parse(row.outcome), source: Source.parse(row.source) };
}

export async function insertAuditRecords(tx: Writer, records: readonly AuditRecord[]): Promise<void> {
  await insertRows(
    tx,
    'AuditRecord',
    records.map((record) => ({ ...record, input: JSON.stringify(record.input ?? {}) })),
  );
}

/** The hash of the row before the one of this number. */
export async function lastAuditHash(tx: Writer, seq: number): Promise<string> {
  const before = await tx.auditRecord.findUnique({ where: { seq: seq - 1 }, select: { hash: true } });
  return before?.hash ?? firstHash;
}

export interface AuditFilter {
  /** Names or uuids of what was acted on: one of them. */
  readonly targets?: readonly string[] | undefined;
  /** Names or ids of Keystone users or of chat users: one of them. */
  readonly users?: readonly string[] | undefined;
  /** Only rows before this number. */
  readonly before?: number | undefined;
}

/** The newest rows first. */
export async function listAuditRecords(
  db: Reader,
  { targets, users, before, limit }: AuditFilter & { limit: number },
): Promise<AuditRecord[]> {
  const where: Prisma.AuditRecordWhereInput = {
    ...(before === undefined ? {} : { seq: { lt: before } }),
    AND: [...(targets ? [aboutOneOf([...targets])] : []), ...(users ? [byOneOf([...users])] : [])],
  };
  return (await db.auditRecord.findMany({ where, orderBy: { seq: 'desc' }, take: limit })).map(toRecord);
}

function aboutOneOf(targets: string[]): Prisma.AuditRecordWhereInput {
  const ids = targets.map((target) => target.toLowerCase());
  return { OR: [{ targetId: { in: ids } }, { targetName: { in: targets } }] };
}

function byOneOf(users: string[]): Prisma.AuditRecordWhereInput {
  const is = { in: users };
  return { OR: [{ userId: is }, { userName: is }, { chatUserId: is }, { chatUserName: is }] };
}

/** Every name that somebody in the audit has, in Keystone or in chat. */
export async function auditUserNames(db: Reader): Promise<string[]> {
  const rows = await db.auditRecord.groupBy({ by: ['userName', 'chatUserName'] });
  return [...new Set(rows.flatMap(({ userName, chatUserName }) => [userName, chatUserName ?? userName]))];
}

/** Every name of something that was acted on. */
export async function auditTargetNames(db: Reader): Promise<string[]> {
  const rows = await db.auditRecord.groupBy({ by: ['targetName'] });
  return rows.flatMap(({ targetName }) => targetName ?? []);
}

/** How often a user was refused one of these actions since then, for that reason. */
export function countRefusals(
  db: Reader,
  tried: {
    readonly userId: string;
    readonly actions: readonly string[];
    /** The refusal's code. */
    readonly code: string;
    readonly since: Date;
  },
): Promise<number> {
  const { userId, actions, code, since } = tried;
  return db.auditRecord.count({
    where: { action: { in: [...actions] }, at: { gte: since }, userId, detail: code, outcome: 'refused' },
  });
}

/** Rows after a number, oldest first. */
export async function auditAfter(db: Reader, seq: number, limit: number): Promise<AuditRecord[]> {
  const rows = await db.auditRecord.findMany({
    where: { seq: { gt: seq } },
    orderBy: { seq: 'asc' },
    take: limit,
  });
  return rows.map(toRecord);
}
