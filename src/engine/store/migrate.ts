import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';

/** `prisma/migrations` of the installed program: seen from dist/engine/store and from src/engine/store alike. */
const root = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url));

/** Any number; replicas that start together migrate one after the other. */
const advisoryLock = 760_341_127;

/**
 * Applies the numbered migrations that the database has not had, in order, and closes the connection.
 * Answers the names of those it applied. An unfinished migration leaves the database as it was before it.
 */
export async function migrate(
  provider: 'sqlite' | 'postgresql',
  adapter: SqlDriverAdapter,
): Promise<string[]> {
  try {
    if (provider === 'postgresql') await adapter.executeScript(`SELECT pg_advisory_lock(${advisoryLock})`);
    else await adapter.executeScript('PRAGMA journal_mode=WAL');
    const had = await applied(adapter);
    const names = (await readdir(join(root, provider))).sort();
    const missing = names.filter((name) => !had.has(name));
    for (const name of missing) {
      const sql = await readFile(join(root, provider, name, 'migration.sql'), 'utf8');
      await adapter.executeScript(
        `BEGIN;\n${sql}\nINSERT INTO "Migration" ("name", "appliedAt") VALUES ('${name}', CURRENT_TIMESTAMP);\nCOMMIT;`,
      );
    }
    if (provider === 'postgresql') await adapter.executeScript(`SELECT pg_advisory_unlock(${advisoryLock})`);
    return missing;
  } finally {
    await adapter.dispose();
  }
}

async function applied(adapter: SqlDriverAdapter): Promise<Set<string>> {
  const query = (sql: string) => adapter.queryRaw({ sql, args: [], argTypes: [] });
  try {
    const { rows } = await query('SELECT "name" FROM "Migration"');
    return new Set(rows.map((row) => String(row[0])));
  } catch (error) {
    const tables = await query('SELECT 1').then(() => true);
    if (
      tables &&
      /no such table|does not exist|TableDoesNotExist/i.test(JSON.stringify(error) + String(error))
    )
      return new Set();
    throw error;
  }
}
