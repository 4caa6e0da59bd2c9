import type { Reader, Writer } from './database.js';

/**
 * The next number of a named sequence. The row stays held until the transaction ends, so numbers become
 * visible in their order, and whoever else wants the same name waits (PostgreSQL) or is tried again (SQLite).
 */
export async function nextNumber(tx: Writer, name: string): Promise<number> {
  const { value } = await tx.sequence.upsert({
    where: { name },
    create: { name, value: 1 },
    update: { value: { increment: 1 } },
  });
  return value;
}

/** The newest number of a named sequence; 0 before its first. */
export async function lastNumber(db: Reader, name: string): Promise<number> {
  const row = await db.sequence.findUnique({ where: { name } });
  return row?.value ?? 0;
}
