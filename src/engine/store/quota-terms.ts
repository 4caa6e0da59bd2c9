import { z } from 'zod';
import { type QuotaTerm, termStates } from '../approvals/term.js';
import type { Reader, Writer } from './database.js';
import type { QuotaTerm as Row } from './generated/sqlite/client.js';

function toTerm(row: Row): QuotaTerm {
  return {
    ...row,
    resource: z.literal('Cluster').parse(row.resource),
    state: z.enum(termStates).parse(row.state),
  };
}

export async function insertTerm(tx: Writer, term: QuotaTerm): Promise<void> {
  await tx.quotaTerm.create({ data: term });
}

/** The time that a request's quota was given for; null where it was given for good, or not yet. */
export async function getTerm(db: Reader, approvalNumber: number): Promise<QuotaTerm | null> {
  const row = await db.quotaTerm.findUnique({ where: { approvalNumber } });
  return row && toTerm(row);
}

/** What ends by now, or is to be said to end soon, in the order it ends. */
export async function listDueTerms(db: Reader, now: Date): Promise<QuotaTerm[]> {
  const rows = await db.quotaTerm.findMany({
    where: { state: 'running', OR: [{ until: { lte: now } }, { warnAt: { lte: now } }] },
    orderBy: [{ until: 'asc' }, { approvalNumber: 'asc' }],
  });
  return rows.map(toTerm);
}

/** What a project's quota was given for a time and still is. */
export async function listRunningTerms(db: Reader, projectId: string): Promise<QuotaTerm[]> {
  const rows = await db.quotaTerm.findMany({
    where: { projectId, state: 'running' },
    orderBy: { approvalNumber: 'asc' },
  });
  return rows.map(toTerm);
}

type Change = Partial<Omit<QuotaTerm, 'approvalNumber' | 'projectId' | 'resource'>>;

/** Changes what still runs; answers whether it did. */
export async function saveTerm(tx: Writer, approvalNumber: number, change: Change): Promise<boolean> {
  const { count } = await tx.quotaTerm.updateMany({
    where: { approvalNumber, state: 'running' },
    data: change,
  });
  return count === 1;
}

/** Takes the one warning; answers whether it was still to be given. */
export async function takeWarning(tx: Writer, approvalNumber: number): Promise<boolean> {
  const { count } = await tx.quotaTerm.updateMany({
    where: { approvalNumber, state: 'running', warnAt: { not: null } },
    data: { warnAt: null },
  });
  return count === 1;
}
