import { setTimeout as sleep } from 'node:timers/promises';
import { EngineError } from '../errors.js';

const firstPause = 10;
const longestPause = 500;
const patience = 10_000;
const leastPatience = 1_000;

/**
 * P1008: SQLite locked. P2034: transactions collided. P2028: the transaction could not begin in time. P2002:
 * two wrote the same new row; whoever looks again finds it, so work that looks first succeeds the second time.
 */
const busyCodes = new Set(['P1008', 'P2034', 'P2028', 'P2002']);
const sameRow = 'P2002';
const sameRowTries = 3;

function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (isSameRow(error)) return true;
  if ('code' in error && typeof error.code === 'string' && busyCodes.has(error.code)) return true;
  return /database is locked|SQLITE_BUSY|could not serialize access|deadlock detected/i.test(error.message);
}

/** By the code of the client, or by what the database says to a statement that we wrote ourselves. */
function isSameRow(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && error.code === sameRow) return true;
  return /UNIQUE constraint failed|duplicate key value violates unique constraint/.test(error.message);
}

/**
 * Repeats `work` while the database answers that somebody else holds it, with growing pauses, until about ten
 * seconds after `since`, when it was asked for: what waited in a line behind others that waited for the same does not
 * wait as long again. Throws EngineError `store.busy` after that, and anything else at once.
 */
export async function retryWhenBusy<T>(work: () => Promise<T>, since = Date.now()): Promise<T> {
  const deadline = Math.max(since + patience, Date.now() + leastPatience);
  let collisions = 0;
  for (let pause = firstPause; ; pause = Math.min(pause * 2, longestPause)) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (isSameRow(error) && ++collisions >= sameRowTries) throw error;
      if (Date.now() + pause > deadline) {
        throw new EngineError(
          'store.busy',
          'The database is held by another program and nothing was changed. Try again in a moment.',
          { cause: error },
        );
      }
      await sleep(pause * (0.5 + Math.random()));
    }
  }
}
