import { forgetDeliveries } from '../../engine/store/deliveries.js';
import { forgetHeld, isHeldDue, releaseHeld } from '../../engine/store/held.js';
import { claimDue, holdOn, nextDue } from '../../engine/store/outbox.js';
import type { Bot } from '../bot.js';
import { type Budget, createBudget } from './budget.js';
import { consumeEvents } from './consumer.js';
import { followPages } from './pages.js';
import { send } from './send.js';

/** A sender that dies holds a lane at most this long; one that lives renews its lease in time. */
const leaseMilliseconds = 4_000;
/** How long nothing is looked for when nothing is known to be due: other replicas may have written it. */
const idle = 1_000;
/** How soon it is looked again for what is due and was held back by a platform's rate. */
const soon = 250;
const hour = 3_600_000;
/** How long the lines of a digest are kept after it was due: longer than anything is tried to be sent. */
const digestsKept = 7 * 24 * hour;

export interface Outbox {
  /** Lets the messages in hand go out, then stops. */
  stop(): Promise<void>;
}

/** Starts telling: events become messages, messages go out, one at a time in each channel. */
export function startOutbox(bot: Bot): Outbox {
  const stopping = new AbortController();
  const inHand = new Set<Promise<void>>();
  const loop = run(bot, stopping.signal, inHand);
  return {
    async stop() {
      stopping.abort();
      await loop;
      await Promise.all(inHand);
    },
  };
}

async function run(bot: Bot, stopping: AbortSignal, inHand: Set<Promise<void>>): Promise<void> {
  const { engine } = bot;
  const budget = createBudget(bot.platforms);
  const tellPages = followPages(bot);
  let forgetAt = 0;
  while (!stopping.aborted) {
    let pause = idle;
    try {
      while (await consumeEvents(bot));
      await tellPages();
      await releaseDue(bot);
      const due = (await nextDue(engine.db.read))?.getTime();
      if (due !== undefined && due <= Date.now()) {
        await sendDue(bot, inHand, budget);
        // What is due already waits for its lane, whose end wakes this loop, or for its platform's rate.
        pause = soon;
      } else if (due !== undefined) pause = Math.min(idle, due - Date.now());
      if (Date.now() > forgetAt) {
        forgetAt = Date.now() + hour;
        await engine.db.write(async (tx) => {
          await forgetDeliveries(tx, new Date(Date.now() - 24 * hour));
          await forgetHeld(tx, new Date(bot.now().getTime() - digestsKept));
        });
      }
    } catch (err) {
      bot.log.warn({ err }, 'outbox: this round failed, the next one follows');
    }
    await engine.wake.consumers.wait(pause, stopping);
  }
}

/** What is held for a channel and due becomes a message; another replica may do the same at the same time. */
async function releaseDue({ engine: { db }, now }: Bot): Promise<void> {
  if (await isHeldDue(db.read, now())) await db.write((tx) => releaseHeld(tx, now()));
}

async function sendDue(bot: Bot, inHand: Set<Promise<void>>, budget: Budget): Promise<void> {
  const { db, wake } = bot.engine;
  for (const item of await db.write((tx) => claimDue(tx, leaseMilliseconds, budget.admits))) {
    const holding = setInterval(() => {
      db.write((tx) => holdOn(tx, item.id, leaseMilliseconds)).catch(() => undefined);
    }, leaseMilliseconds / 3);
    const sending: Promise<void> = send(bot, item)
      .catch((err) =>
        bot.log.error({ err, message: item.messageKey }, 'outbox: what became of a message is not stored'),
      )
      .finally(() => {
        clearInterval(holding);
        inHand.delete(sending);
        wake.consumers.notify();
      });
    inHand.add(sending);
  }
}
