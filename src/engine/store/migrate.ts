import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import { retryWhenBusy } from './retry.js';

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
    // Held until the connection closes; SQLite's own lock does the same for one step.
    if (provider === 'postgresql') await adapter.executeScript(`SELECT pg_advisory_lock(${advisoryLock})`);
    else await adapter.executeScript('PRAGMA journal_mode=WAL');
    const names = (await readdir(join(root, provider))).sort();
    const done: string[] = [];
    for (const name of names) {
      const sql = await readFile(join(root, provider, name, 'migration.sql'), 'utf8');
      if (await retryWhenBusy(() => apply(provider, adapter, name, sql))) done.push(name);
    }
    return done;
  } finally {
    await adapter.dispose();
  }
}

/** Applies one migration unless the database has had it, also by somebody who was faster. */
async function apply(
  provider: 'sqlite' | 'postgresql',
  adapter: SqlDriverAdapter,
  name: string,
  sql: string,
): Promise<boolean> {
  if ((await applied(provider, adapter)).has(name)) return false;
  try {
    await adapter.executeScript(
      `BEGIN;\n${sql}\nINSERT INTO "Migration" ("name", "appliedAt") VALUES ('${name}', CURRENT_TIMESTAMP);\nCOMMIT;`,
    );
    return true;
  } catch (error) {
    if ((await applied(provider, adapter)).has(name)) return false;
    throw error;
  }
}

const tableExists = {
  sqlite: `SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'Migration'`,
  postgresql: `SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'Migration'`,
};

async function applied(provider: 'sqlite' | 'postgresql', adapter: SqlDriverAdapter): Promise<Set<string>> {
  const query = (text: string) => adapter.queryRaw({ sql: text, args: [], argTypes: [] });
  const found = await query(tableExists[provider]);
  if (Number(found.rows[0]?.[0]) === 0) return new Set();
  const { rows } = await query('SELECT "name" FROM "Migration"');
  return new Set(rows.map((row) => String(row[0])));
}
