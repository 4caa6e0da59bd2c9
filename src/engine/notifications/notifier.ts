import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '../engine.js';
import { releaseConsumerLease, takeConsumerLease } from '../store/consumers.js';
import { advanceConsumer, consumerPosition, listEventsAfter } from '../store/events.js';
import { keepRenewing } from '../store/leases.js';
import { getOperation } from '../store/operations.js';
import { lastNumber } from '../store/sequences.js';
import { notificationOf } from './notification.js';
import { RefusedNotification, type Sink } from './sink.js';

const batch = 50;
/** How long a replica that died holds a sink, and how often one that lives says so. Milliseconds. */
const leaseMilliseconds = 20_000;
const idle = 1_000;
const longestPause = 120_000;

export interface Notifier {
  /** Lets the notification in hand go out, then stops. */
  stop(): Promise<void>;
}

/**
 * Tells the world of every transition, each sink in its own pace and order. One replica at a time serves a sink, from
 * the sink's own position in the events, which moves when the sink has taken one: each is sent once, and again with the same id
 * only when this program dies between the two.
 */
export function startNotifier(engine: Engine, sinks: readonly Sink[]): Notifier {
  const stopping = new AbortController();
  const loops = sinks.map((sink) => run(engine, sink, stopping.signal));
  return {
    async stop() {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

async function run(engine: Engine, sink: Sink, stopping: AbortSignal): Promise<void> {
  const lease = { name: sink.name, owner: randomUUID(), milliseconds: leaseMilliseconds };
  const hold = () => engine.db.write((tx) => takeConsumerLease(tx, lease));
  let holds = false;
  // Only a holder renews: who does not hold it asks in its own loop.
  const renewing = keepRenewing(leaseMilliseconds, async () => holds && hold());
  let begun = false;
  let failures = 0;
  while (!stopping.aborted) {
    let pause = idle;
    try {
      // The first hold fixes where a new sink begins; after that nothing is written while nothing is new.
      holds = (!begun || (await isBehind(engine, sink))) && (await hold());
      begun = true;
      while (holds && !stopping.aborted && (await forward(engine, sink, stopping)));
      failures = 0;
    } catch (err) {
      pause = Math.min(idle * 2 ** failures, longestPause);
      failures += 1;
      engine.log.warn({ err, sink: sink.name }, 'notifications: not sent, the next try follows');
    }
    holds = false;
    await sleep(pause, undefined, { signal: stopping, ref: false }).catch(() => undefined);
  }
  renewing.stop();
  await releaseConsumerLease(engine.db, sink.name, lease.owner).catch(() => undefined);
  await sink.close().catch((err) => engine.log.warn({ err, sink: sink.name }, 'notifications: not closed'));
}

async function isBehind({ db }: Engine, sink: Sink): Promise<boolean> {
  return (await lastNumber(db.read, 'event')) > (await consumerPosition(db.read, sink.name));
}

/** Sends what is new, as far as one look at the events goes; answers whether there may be more. */
async function forward(engine: Engine, sink: Sink, stopping: AbortSignal): Promise<boolean> {
  const { db, log, settings } = engine;
  let position = await consumerPosition(db.read, sink.name);
  const events = await listEventsAfter(db.read, position, batch);
  const moveTo = async (seq: number): Promise<boolean> => {
    const moved = await db.write((tx) => advanceConsumer(tx, sink.name, position, seq));
    if (moved) position = seq;
    return moved;
  };
  for (const event of events) {
    if (stopping.aborted) return false;
    const operation = event.operationId ? await getOperation(db.read, event.operationId) : null;
    const notification = notificationOf(event, operation, settings.host);
    if (!notification) continue;
    try {
      await sink.send(notification);
    } catch (error) {
      if (!(error instanceof RefusedNotification)) throw error;
      log.error(
        { err: error, sink: sink.name, notification: notification.messageId },
        'notifications: refused',
      );
    }
    if (!(await moveTo(event.seq))) return false;
  }
  const last = events.at(-1);
  if (last && last.seq > position && !(await moveTo(last.seq))) return false;
  return events.length === batch;
}
