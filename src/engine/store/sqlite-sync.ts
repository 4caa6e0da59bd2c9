import { open } from 'node:fs/promises';

type PrismaLibSql = import('@prisma/adapter-libsql').PrismaLibSql;

/**
 * Makes every transaction of an adapter commit without waiting for the disk, which SQLite would do with the
 * event loop standing still. Whoever needs a change to outlive a loss of power waits for `createDiskSync`.
 */
export function commitAtOnce(factory: PrismaLibSql): void {
  const make = factory.createClient.bind(factory);
  factory.createClient = (config) => {
    const client = make(config);
    const begin = client.transaction.bind(client);
    client.transaction = async (mode?: Parameters<typeof begin>[0]) => {
      // The driver opens a connection for every transaction, and this is forgotten with it.
      await client.execute('PRAGMA synchronous = NORMAL');
      return mode === undefined ? begin() : begin(mode);
    };
    return client;
  };
}

/**
 * Waits until all that is committed now has reached the disk, off the event loop. Everybody who asks while
 * the disk is busy shares the next round.
 */
export function createDiskSync(databasePath: string): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  return () => {
    next ??= running.then(() => {
      next = null;
      running = flush(`${databasePath}-wal`);
      return running;
    });
    return next;
  };
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r').catch((error: unknown) => {
    // Without a log there is nothing in it: SQLite has moved it into the database, and waited for that.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  if (!file) return;
  try {
    await file.datasync();
  } finally {
    await file.close();
  }
}
