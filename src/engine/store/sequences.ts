import type { Writer } from './database.js';

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
