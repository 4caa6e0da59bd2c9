import type { Engine } from '../engine.js';
import type { Writer } from '../store/database.js';

/**
 * Tries in a transaction, again while somebody else changed the request at the same moment (`attempt` answers null), and has what came of it told.
 * Throws what `attempt` throws.
 */
export async function untilTaken<Taken>(
  { db, wake }: Engine,
  attempt: (tx: Writer) => Promise<Taken | null>,
): Promise<Taken> {
  for (;;) {
    const taken = await db.write(attempt);
    if (taken !== null) {
      wake.consumers.notify();
      return taken;
    }
  }
}
