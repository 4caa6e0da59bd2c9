import { type FileHandle, open } from 'node:fs/promises';

/** Waits for the disk, off the event loop. */
export interface DiskSync {
  /** Resolves when all that is committed now has reached the disk. Whoever asks meanwhile shares the next round. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** For a database whose log (`PATH-wal`) is there and stays, as it does while a connection is open. */
export function createDiskSync(databasePath: string): DiskSync {
  let log: Promise<FileHandle> | null = null;
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  const flush = async () => {
    log ??= open(`${databasePath}-wal`, 'r+');
    await (await log).datasync();
  };
  return {
    sync() {
      next ??= running
        .catch(() => undefined)
        .then(() => {
          next = null;
          running = flush();
          return running;
        });
      return next;
    },
    async close() {
      await running.catch(() => undefined);
      await (await log)?.close();
    },
  };
}
