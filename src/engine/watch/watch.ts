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

/** How long a replica that died keeps the others from looking, whatever the time between two looks. Milliseconds. */
const leaseMilliseconds = 20_000;

/** Starts looking. A look that fails is made up for by the next. `milliseconds`: how long the lease lasts that is renewed all the while. */
export function startWatch(
  engine: Engine,
  watch: Watch,
  milliseconds = leaseMilliseconds,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const loop = watch.seconds > 0 ? run(engine, watch, milliseconds, stopping.signal) : Promise.resolve();
  return {
    async stop() {
      stopping.abort();
      await loop;
    },
  };
}

async function run(engine: Engine, watch: Watch, milliseconds: number, stopping: AbortSignal): Promise<void> {
  const lease = { name: `watch:${watch.name}`, owner: randomUUID(), milliseconds };
  const hold = () => engine.db.write((tx) => takeConsumerLease(tx, lease));
  const interval = watch.seconds * 1000;
  const rest = (time: number) =>
    sleep(time, undefined, { signal: stopping, ref: false }).catch(() => undefined);
  while (!stopping.aborted) {
    try {
      if (await hold())
        await renewed(milliseconds, hold, async () => {
          await watch.look(stopping).catch((err) => failed(engine, watch, err));
          await rest(interval);
        });
      // Whoever holds it may be dead: that shows as soon as its lease has run out.
      else await rest(Math.min(interval, milliseconds));
    } catch (err) {
      failed(engine, watch, err);
      await rest(Math.min(interval, milliseconds));
    }
  }
  await releaseConsumerLease(engine.db, lease.name, lease.owner).catch(() => undefined);
}

function failed(engine: Engine, { name }: Watch, err: unknown): void {
  engine.log.warn({ err, watch: name }, 'watch: this look failed, the next one follows');
}

/** Works with the lease renewed in time. */
async function renewed(
  milliseconds: number,
  hold: () => Promise<boolean>,
  work: () => Promise<void>,
): Promise<void> {
  const renewing = keepRenewing(milliseconds, hold);
  try {
    await work();
  } finally {
    renewing.stop();
  }
}
