import type { Reader, Writer } from './database.js';

/**
 * The next number of a named sequence. The row stays held until the transaction ends, so numbers become
 * visible in their order, and whoever else wants the same name waits (PostgreSQL) or is tried again (SQLite).
 */
export async function nextNumber(tx: Writer, name: string): Promise<number> {
  return nextNumbers(tx, name, 1);
}

/** The first of so many next numbers of a named sequence, which are all the caller's. */
export async function nextNumbers(tx: Writer, name: string, count: number): Promise<number> {
  const { value } = await tx.sequence.upsert({
    where: { name },
    create: { name, value: count },
    update: { value: { increment: count } },
  });
  return value - count + 1;
}

/** The newest number of a named sequence; 0 before its first. */
export async function lastNumber(db: Reader, name: string): Promise<number> {
  const row = await db.sequence.findUnique({ where: { name } });
  return row?.value ?? 0;
}
