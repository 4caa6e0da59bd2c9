import { setTimeout as sleep } from 'node:timers/promises';
import { EngineError } from '../errors.js';

const firstPause = 10;
const longestPause = 500;
const patience = 10_000;

/** P1008: SQLite locked. P2034: transactions collided. P2028: the transaction could not begin in time. */
const busyCodes = new Set(['P1008', 'P2034', 'P2028']);

function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && busyCodes.has(error.code)) return true;
  return /database is locked|SQLITE_BUSY|could not serialize access|deadlock detected/i.test(error.message);
}

/**
 * Repeats `work` while the database answers that somebody else holds it, with growing pauses, for about ten
 * seconds. Throws EngineError `store.busy` after that, and anything else at once.
 */
export async function retryWhenBusy<T>(work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + patience;
  for (let pause = firstPause; ; pause = Math.min(pause * 2, longestPause)) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error)) throw error;
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
