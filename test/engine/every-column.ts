import type { Database } from '../../src/engine/store/database.js';

const tables = {
  sqlite: `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
  postgresql: `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()`,
};

/** Tables in which this text stands anywhere, each with the columns that have it, as somebody finds it who has the database alone. */
export async function columnsWith({ provider, read }: Database, text: string): Promise<string[]> {
  const found = new Set<string>();
  for (const { name } of await read.$queryRawUnsafe<{ name: string }[]>(tables[provider])) {
    for (const row of await read.$queryRawUnsafe<Record<string, unknown>[]>(`SELECT * FROM "${name}"`)) {
      for (const [column, value] of Object.entries(row))
        if (written(value).includes(text)) found.add(`${name}.${column}`);
    }
  }
  return [...found].sort();
}

function written(value: unknown): string {
  return typeof value === 'string'
    ? value
    : (JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? String(each) : each)) ?? '');
}
