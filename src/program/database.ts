import type { Config } from '../config/config.js';
import type { Seal } from '../engine/seal.js';
import { type Database, openDatabase } from '../engine/store/database.js';
import { findSealedSecret } from '../engine/store/secrets.js';
import { ensureDataDir } from './data-dir.js';
import { StartProblem } from './start-problem.js';

/** The database that the settings name. */
export function databaseUrl({ program }: Config): string {
  return program.DATABASE_URL ?? `file:${program.DATA_DIR}/magnum.db`;
}

/** Opens the configured database, with the seal of its secrets where they are to be read or written. Throws StartProblem with a sentence when it cannot be used. */
export async function openConfigured(config: Config, seal: Seal | null = null): Promise<Database> {
  const url = databaseUrl(config);
  if (!config.program.DATABASE_URL) ensureDataDir(config.program.DATA_DIR);
  try {
    return await openDatabase(url, seal);
  } catch (error) {
    throw new StartProblem([sentenceFor(url, error)]);
  }
}

function sentenceFor(url: string, error: unknown): string {
  const why = error instanceof Error ? `${error.name} ${error.message}` : String(error);
  const place = url.startsWith('file:')
    ? `The SQLite file ${url.slice(5)}`
    : `The PostgreSQL server at ${hostOf(url)}`;
  if (/NotReachable|ECONNREFUSED|ENOTFOUND|ETIMEDOUT/.test(why)) {
    return `${place} does not answer: start it, or correct DATABASE_URL.`;
  }
  if (/Authentication|password/i.test(why))
    return `${place} refuses the login: correct user and password in DATABASE_URL.`;
  if (/DatabaseDoesNotExist|does not exist/i.test(why))
    return `${place} has no such database: create it, or correct DATABASE_URL.`;
  if (/NOTADB|not a database/i.test(why))
    return `${place} is not a database: set DATABASE_URL to another file.`;
  if (/CANTOPEN|EACCES|EEXIST|EISDIR|ENOENT|ENOTDIR|EROFS|unable to open/i.test(why))
    return `${place} cannot be opened: set DATABASE_URL to a file that this account may write.`;
  return `${place} cannot be used: ${why.split('\n').at(-1)}`;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'that address';
}

/** Throws StartProblem when what is in the database was sealed with another key. */
export async function requireSameKey(db: Database, seal: Seal): Promise<void> {
  const sealed = await findSealedSecret(db.read);
  if (!sealed) return;
  try {
    seal.open(sealed);
  } catch {
    throw new StartProblem([
      'SECRET_KEY is not the one that the secrets in this database were sealed with: set it to that one (or bring back DATA_DIR/secret-key).',
    ]);
  }
}
