import { readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import type { InboundFile } from '../platform.js';

/** The file of a path that somebody typed, `~` being their home; null when there is none. */
export async function openPath(typed: string): Promise<InboundFile | null> {
  const path = typed.startsWith('~/') ? join(homedir(), typed.slice(2)) : typed;
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return null;
  return { name: basename(path), size: found.size, read: () => readFile(path, 'utf8') };
}
