import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '../engine.js';
import { releaseConsumerLease, takeConsumerLease } from '../store/consumers.js';
import { keepRenewing } from '../store/leases.js';

/** Something that is looked at again and again, by one replica at a time. */
export interface Watch {
  readonly name: string;
  /** Seconds between two looks; 0: never. */
  readonly seconds: number;
  look(stopping: AbortSignal): Promise<void>;
}

/** How much longer than until its next look a replica that died keeps the others from looking. Milliseconds. */
const leaseMilliseconds = 20_000;

/** Starts looking. A look that fails is made up for by the next. */
export function startWatch(engine: Engine, watch: Watch): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const loop = watch.seconds > 0 ? run(engine, watch, stopping.signal) : Promise.resolve();
  return {
    async stop() {
      stopping.abort();
      await loop;
    },
  };
}

async function run(engine: Engine, watch: Watch, stopping: AbortSignal): Promise<void> {
  const milliseconds = watch.seconds * 1000 + leaseMilliseconds;
  const lease = { name: `watch:${watch.name}`, owner: randomUUID(), milliseconds };
  const hold = () => engine.db.write((tx) => takeConsumerLease(tx, lease));
  while (!stopping.aborted) {
    try {
      if (await hold()) await holding(hold, () => watch.look(stopping));
    } catch (err) {
      engine.log.warn({ err, watch: watch.name }, 'watch: this look failed, the next one follows');
    }
    await sleep(watch.seconds * 1000, undefined, { signal: stopping, ref: false }).catch(() => undefined);
  }
  await releaseConsumerLease(engine.db, lease.name, lease.owner).catch(() => undefined);
}

/** Works with the lease renewed in time. */
async function holding(hold: () => Promise<boolean>, work: () => Promise<void>): Promise<void> {
  const renewing = keepRenewing(leaseMilliseconds, hold);
  try {
    await work();
  } finally {
    renewing.stop();
  }
}
