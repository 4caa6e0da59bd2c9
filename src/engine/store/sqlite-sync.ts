import { type FileHandle, open } from 'node:fs/promises';

/** Brings commits to the disk, off the event loop and after they are answered. */
export interface DiskSync {
  /** Sees to it that what is committed now reaches the disk soon. What comes while the disk is busy shares the next round. */
  sync(): void;
  close(): Promise<void>;
}

/**
 * For a database whose log (`PATH-wal`) is there and stays, as it does while a connection is open. What a killed
 * program has committed is kept by the operating system; a loss of power takes at most what the disk had not written
 * yet, and leaves the database whole.
 */
export function createDiskSync(databasePath: string): DiskSync {
  let log: FileHandle | null = null;
  let round: Promise<void> | null = null;
  let again = false;
  const write = async () => {
    do {
      again = false;
      log ??= await open(`${databasePath}-wal`, 'r+');
      await log.datasync();
    } while (again);
  };
  return {
    sync() {
      again = true;
      // A disk that fails is SQLite's to report, at its next checkpoint.
      round ??= write()
        .catch(() => undefined)
        .finally(() => {
          round = null;
        });
    },
    async close() {
      await round;
      await log?.close();
    },
  };
}
