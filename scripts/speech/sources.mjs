import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { collect } from './collect.mjs';
import { isUnheard } from './unheard.mjs';

/**
 * Every text that the sources may say to a person, with the place where it is said first.
 * @param {string} [root] the folder of the sources
 * @returns {{ file: string, line: number, key: string }[]}
 */
export function saidInSources(root = 'src') {
  const found = new Map();
  for (const file of sources(root))
    for (const { line, key } of collect(file))
      if (!found.has(key) && !isUnheard(file, key)) found.set(key, { file, line, key });
  return [...found.values()];
}

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return /generated|^src\/speech/.test(path) ? [] : sources(path);
      return /\.tsx?$/.test(entry.name) ? [path] : [];
    });
}
