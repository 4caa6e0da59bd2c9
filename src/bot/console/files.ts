import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import type { Picture } from '../../card/card.js';
import { type InboundFile, PlatformError } from '../platform.js';

/** The file of a path that somebody typed, `~` being their home; null when there is none. Throws `PlatformError` for a folder. */
export async function openPath(typed: string): Promise<InboundFile | null> {
  const path = typed.startsWith('~/') ? join(homedir(), typed.slice(2)) : typed;
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory()) throw new PlatformError('platform.refused', `${typed} is a folder, not a file.`);
  if (!found?.isFile()) return null;
  const read = () =>
    readFile(path, 'utf8').catch((cause: unknown) => {
      throw new PlatformError('platform.refused', `${typed} could not be read.`, undefined, { cause });
    });
  return { name: basename(path), size: found.size, read };
}

/** Writes a picture into a folder, which is made where it is missing, over one of the same name. Answers its path. */
export async function savePicture(folder: string, { name, png }: Picture): Promise<string> {
  const path = join(folder, basename(name));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(path, Buffer.from(png, 'base64'), { mode: 0o600 });
  return path;
}
