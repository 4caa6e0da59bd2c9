import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../scripts/throwaway-postgres.mjs';

/** A place for databases of one kind, each empty and its own. */
export interface Databases {
  /** A URL for `DATABASE_URL` of a database that nobody used. */
  fresh(): Promise<string>;
  stop(): Promise<void>;
}

export async function sqliteDatabases(): Promise<Databases> {
  const folder = mkdtempSync(join(tmpdir(), 'magnum-sqlite-'));
  return {
    fresh: async () => `file:${join(folder, `${randomUUID()}.db`)}`,
    stop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

export async function postgresDatabases(): Promise<Databases> {
  const server = await startPostgres();
  return {
    async fresh() {
      const name = `t_${randomUUID().replaceAll('-', '')}`;
      await server.create(name);
      return server.url(name);
    },
    stop: () => server.stop(),
  };
}
