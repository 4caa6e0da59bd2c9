// Writes the next migration of both databases from what changed in prisma/models.prisma since the last:
//   node scripts/migration.mjs NAME
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrationSql } from './schema-diff.mjs';
import { startPostgres } from './throwaway-postgres.mjs';

const name = process.argv[2];
if (!name || !/^[a-z][a-z0-9-]*$/.test(name)) {
  console.error('Usage: node scripts/migration.mjs NAME   (lower case letters, digits and dashes)');
  process.exit(2);
}

const prisma = fileURLToPath(new URL('../prisma', import.meta.url));
const snapshot = join(prisma, 'migrations', 'models.prisma');
const before = existsSync(snapshot) ? readFileSync(snapshot, 'utf8') : null;
const now = readFileSync(join(prisma, 'models.prisma'), 'utf8');

async function write(provider, url) {
  const sql = await migrationSql(provider, before, now, url);
  if (!sql) return console.log(`${provider}: nothing to do`);
  // Migrations run in one transaction, where SQLite ignores foreign_keys=OFF: dropping the old table of a rebuild
  // would delete every row that hangs from it.
  if (provider === 'sqlite' && sql.includes('RedefineTables')) {
    throw new Error(
      'SQLite would rebuild a table, and lose what hangs from it: add columns that may be null or have a default, or a new table.',
    );
  }
  const folder = join(prisma, 'migrations', provider);
  const next = `${String(readdirSync(folder).length + 1).padStart(4, '0')}-${name}`;
  mkdirSync(join(folder, next));
  writeFileSync(join(folder, next, 'migration.sql'), `${sql}\n`);
  console.log(`${provider}: ${next}`);
}
const postgres = await startPostgres();
try {
  await write('sqlite');
  await write('postgresql', postgres.url('postgres'));
  writeFileSync(snapshot, now);
} finally {
  await postgres.stop();
}
