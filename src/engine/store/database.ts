import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Seal } from '../seal.js';
import type { Prisma, PrismaClient } from './generated/sqlite/client.js';
import { migrate } from './migrate.js';
import { retryWhenBusy } from './retry.js';
import { useSeal } from './sealed.js';
import { keepConnections } from './sqlite-connections.js';
import { createDiskSync } from './sqlite-sync.js';

/** What reads run on. Both clients are generated from one model file; this is the type of either. */
export type Reader = Prisma.TransactionClient;

/** What changes run on: only `Database.write` hands one out, so every change is in a transaction. */
export type Writer = Reader & { readonly __writes?: never };

/** An open database with all migrations applied. */
export interface Database {
  readonly provider: 'sqlite' | 'postgresql';
  readonly read: Reader;
  /**
   * Runs `work` in one transaction. On SQLite changes take turns within this process; a conflict with another
   * process or replica is tried again for about ten seconds, so `work` must do nothing but read and write here.
   * Throws EngineError `store.busy` when the database stays locked.
   */
  write<T>(work: (tx: Writer) => Promise<T>): Promise<T>;
  /**
   * A number that is another one after every change, whoever made it: what was read before is still true while it stays. Null where
   * the database does not count (PostgreSQL).
   */
  revision(): Promise<number | null>;
  close(): Promise<void>;
}

/**
 * Opens `file:PATH` (SQLite, made when absent) or `postgresql://…` and brings it to the newest migration.
 * Only the client of the provider in use is loaded. Secrets are sealed with `seal`; without one, what holds some can be neither read
 * nor written.
 */
export async function openDatabase(url: string, seal: Seal | null = null): Promise<Database> {
  return url.startsWith('file:') ? openSqlite(url, seal) : openPostgres(url, seal);
}

async function openSqlite(url: string, seal: Seal | null): Promise<Database> {
  const path = resolve(url.slice('file:'.length));
  mkdirSync(dirname(path), { recursive: true });
  // Made by us so that only this account may read it; SQLite keeps that for its journal.
  closeSync(openSync(path, 'a', 0o600));
  const { PrismaLibSql } = await import('@prisma/adapter-libsql');
  const { PrismaClient: Client } = await import('./generated/sqlite/client.js');
  // The driver waits for a lock with the event loop standing still, so it waits briefly; retries do the rest.
  const factory = new PrismaLibSql({ url, timeout: 20 });
  await migrate('sqlite', await factory.connect());
  const revision = keepConnections(factory);
  const disk = createDiskSync(path);
  let turn: Promise<unknown> = Promise.resolve();
  const database = assemble('sqlite', new Client({ adapter: factory }), seal, (work) => {
    const mine = turn.then(work);
    turn = mine.then(disk.sync, () => undefined);
    return mine;
  });
  const close = async () => {
    await database.close();
    await disk.close();
  };
  return { ...database, revision, close };
}

async function openPostgres(url: string, seal: Seal | null): Promise<Database> {
  const { PrismaPg } = await import('@prisma/adapter-pg');
  const { PrismaClient: Client } = await import('./generated/postgresql/client.js');
  const factory = new PrismaPg({ connectionString: url, max: 20 });
  await migrate('postgresql', await new PrismaPg({ connectionString: url, max: 1 }).connect());
  const client = new Client({ adapter: factory }) as unknown as PrismaClient;
  return assemble('postgresql', client, seal, (work) => work());
}

function assemble(
  provider: Database['provider'],
  client: PrismaClient,
  seal: Seal | null,
  inTurn: <T>(work: () => Promise<T>) => Promise<T>,
): Database {
  const withSeal = <Db extends Reader>(db: Db) => (seal ? useSeal(db, seal) : db);
  return {
    provider,
    read: withSeal(client),
    write(work) {
      const since = Date.now();
      const limits = { maxWait: 10_000, timeout: 20_000 };
      return inTurn(() =>
        retryWhenBusy(() => client.$transaction((tx) => work(withSeal(tx)), limits), since),
      );
    },
    revision: async () => null,
    close: () => client.$disconnect(),
  };
}
