import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Caller } from '../caller.js';
import type { CertificateDetails } from '../certificates/describe.js';
import { Origin } from '../operations/operation.js';
import type { Reader, Writer } from './database.js';
import type { IssuedCertificate as Row } from './generated/sqlite/client.js';
import { insertRows } from './insert-rows.js';

const Kind = z.enum(['authority', 'issued']);
const Names = z.array(z.string());

/** A certificate that an authority of a cluster has signed: for itself (`authority`) or for somebody. */
export interface IssuedCertificate extends Omit<CertificateDetails, 'issuer'> {
  readonly id: string;
  readonly clusterUuid: string;
  readonly kind: z.infer<typeof Kind>;
  /** Who asked for it. */
  readonly caller: Caller;
  /** Where it was asked in chat. */
  readonly origin: Origin | null;
  readonly createdAt: Date;
  /** When its owner is to be reminded next; null when not any more. */
  readonly remindAt: Date | null;
}

function toIssued(row: Row): IssuedCertificate {
  return {
    ...row,
    kind: Kind.parse(row.kind),
    names: Names.parse(row.names),
    usages: Names.parse(row.usages),
    caller: Caller.parse(row.caller),
    origin: Origin.nullable().parse(row.origin),
  };
}

/** A certificate as it is remembered: id and time come with the writing. */
export type NewlyIssued = Omit<IssuedCertificate, 'id' | 'createdAt'>;

/** Remembers certificates, and answers them in their order. */
export async function insertIssued(
  tx: Writer,
  certificates: readonly NewlyIssued[],
): Promise<IssuedCertificate[]> {
  const createdAt = new Date();
  const issued = certificates.map((each) => ({ ...each, id: randomUUID(), createdAt }));
  const rows = issued.map(({ names, usages, caller, origin, ...rest }) => ({
    ...rest,
    names: JSON.stringify(names),
    usages: JSON.stringify(usages),
    caller: JSON.stringify(caller),
    origin: origin && JSON.stringify(origin),
  }));
  await insertRows(tx, 'IssuedCertificate', rows);
  return issued;
}

/** A remembered certificate; null when there is none of that id. */
export async function getIssued(db: Reader, id: string): Promise<IssuedCertificate | null> {
  const row = await db.issuedCertificate.findUnique({ where: { id } });
  return row && toIssued(row);
}

/** What was signed for people, newest first, and how many there are. */
export async function listIssued(
  db: Reader,
  clusterUuid: string,
  limit: number,
): Promise<{ newest: IssuedCertificate[]; total: number }> {
  const where = { clusterUuid, kind: 'issued' };
  const rows = await db.issuedCertificate.findMany({ where, orderBy: { createdAt: 'desc' }, take: limit });
  return { newest: rows.map(toIssued), total: await db.issuedCertificate.count({ where }) };
}

/** Certificates whose owner is to be reminded by now. */
export async function listDueReminders(db: Reader, now: Date, limit: number): Promise<IssuedCertificate[]> {
  const where = { remindAt: { lte: now } };
  const rows = await db.issuedCertificate.findMany({ where, orderBy: { remindAt: 'asc' }, take: limit });
  return rows.map(toIssued);
}

/** Puts off the next reminder. Answers false when another replica has done so meanwhile. */
export async function moveReminder(
  tx: Writer,
  { id, remindAt }: Pick<IssuedCertificate, 'id' | 'remindAt'>,
  next: Date | null,
): Promise<boolean> {
  const { count } = await tx.issuedCertificate.updateMany({
    where: { id, remindAt },
    data: { remindAt: next },
  });
  return count === 1;
}

/** Forgets what a cluster's replaced authorities have signed: nobody accepts it any more. */
export async function removeIssued(tx: Writer, clusterUuid: string): Promise<void> {
  await tx.issuedCertificate.deleteMany({ where: { clusterUuid } });
}
