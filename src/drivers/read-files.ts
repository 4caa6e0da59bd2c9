import { readdirSync, readFileSync } from 'node:fs';

/** This folder's source, also from `dist/drivers`: templates and scripts are not compiled, so they stay there. */
const root = new URL('../../src/drivers/', import.meta.url);

function readFolder(folder: string): [string, string][] {
  return readdirSync(new URL(`${folder}/`, root)).map((name) => [
    `${folder}/${name}`,
    readFileSync(new URL(`${folder}/${name}`, root), 'utf8'),
  ]);
}

/**
 * The text of every file in these folders of `src/drivers`, by its path from there (`network/heat/network.yaml`):
 * the very key that templates use, since Heat matches keys literally.
 */
export function readFiles(...folders: readonly string[]): Record<string, string> {
  return Object.fromEntries(folders.flatMap(readFolder));
}

/** What `make` gives, made at the first call and kept. */
export function once<T extends object>(make: () => T): () => T {
  let made: T | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
