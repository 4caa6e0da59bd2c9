import type { Writer } from './database.js';
import { Prisma } from './generated/sqlite/client.js';

/** What a column takes; one of JSON takes its text. */
type Stored = string | number | boolean | Date | null;

/** Parameters of one statement; SQLite takes 32 766, PostgreSQL 65 535. */
const most = 10_000;

/**
 * Writes rows of one table, in their order, by as few statements as there can be. Each row has the same columns, and every one that
 * has no default. Written in SQL because the rows that go with every change (audit, events, certificates) are many: the database client
 * compiles each list of rows of another length anew, which takes it longer than the database takes to write them.
 */
export async function insertRows<Row extends Readonly<Record<string, Stored>>>(
  tx: Writer,
  table: string,
  rows: readonly Row[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const names = Prisma.raw(columns.map((name) => `"${name}"`).join());
  const atOnce = Math.max(1, Math.floor(most / columns.length));
  for (let from = 0; from < rows.length; from += atOnce) {
    const values = rows
      .slice(from, from + atOnce)
      .map((row) => Prisma.sql`(${Prisma.join(columns.map((name) => row[name] ?? null))})`);
    await tx.$executeRaw`INSERT INTO ${Prisma.raw(`"${table}"`)} (${names}) VALUES ${Prisma.join(values)}`;
  }
}
