import { open, readFile, rename } from 'node:fs/promises';
import { z } from 'zod';

/** One record as it is now; `value` null when it is gone. */
export type Change = readonly [collection: string, id: string, value: unknown];

/** An append-only file of changes. A batch is written whole or, after a crash in the middle of it, not at all. */
export interface Journal {
  /** Bytes in the file. */
  size(): number;
  append(batch: readonly Change[]): Promise<void>;
  /** Replaces everything written so far. */
  rewrite(batch: readonly Change[]): Promise<void>;
  close(): Promise<void>;
}

const batchSchema = z.array(z.tuple([z.string(), z.string(), z.unknown()]));

function parseLine(line: string): Change[] | null {
  try {
    return batchSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

/** Every change in the file, oldest first; a torn last line (killed in mid-write) is left out. */
export async function readJournal(path: string): Promise<Change[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    if (line === '') return [];
    const batch = parseLine(line);
    if (batch) return batch;
    if (index >= lines.length - 2) return [];
    throw new Error(
      `sandbox_state_damaged: line ${index + 1} of ${path} is not a batch of changes; remove the file to start afresh`,
    );
  });
}

/** Starts the file anew with `initial` (the compacted state) and keeps it open for appending. Mode 0600. */
export async function openJournal(path: string, initial: readonly Change[]): Promise<Journal> {
  let size = 0;
  const fresh = async (batch: readonly Change[]) => {
    const temporary = `${path}.new`;
    const line = `${JSON.stringify(batch)}\n`;
    const file = await open(temporary, 'w', 0o600);
    await file.writeFile(line);
    await rename(temporary, path);
    size = Buffer.byteLength(line);
    return file;
  };
  let handle = await fresh(initial);
  return {
    size: () => size,
    async append(batch) {
      const line = `${JSON.stringify(batch)}\n`;
      await handle.appendFile(line);
      size += Buffer.byteLength(line);
    },
    async rewrite(batch) {
      const next = await fresh(batch);
      await handle.close();
      handle = next;
    },
    close: () => handle.close(),
  };
}
