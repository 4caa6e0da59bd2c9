import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { StartProblem } from './start-problem.js';

function makeOne(path: string): void {
  if (!existsSync(path)) mkdirSync(path, { mode: 0o700 });
}

/** Makes the data folder when it is not there. Throws StartProblem when it cannot be made or written to. */
export function ensureDataDir(path: string): void {
  try {
    // Node's recursive mkdir never ends where the parent is there and takes no folders (/proc).
    if (existsSync(dirname(resolve(path)))) makeOne(path);
    else mkdirSync(path, { recursive: true, mode: 0o700 });
    accessSync(path, constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    throw new StartProblem([
      `DATA_DIR ${path} is not a folder that can be written to (${code}): set it to one that is.`,
    ]);
  }
}
