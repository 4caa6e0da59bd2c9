import type { Reply } from './protocol.js';

/** What comes of one delivery, for whoever asks for it: the first time, or again after a cut connection. */
export interface Delivery {
  say(reply: Reply): void;
  /** Tells every reply from the first, then the end. Answers how to stop listening. */
  listen(onReply: (reply: Reply) => void, onEnd: () => void): () => void;
}

/** The deliveries in hand, and those that ended a moment ago. */
export interface Deliveries {
  /** The delivery of an id; `work` is done when there is none yet. */
  take(id: string, work: (delivery: Delivery) => Promise<void>): Delivery;
  /** Resolves when none is in hand. */
  settled(): Promise<void>;
}

const remembered = 60_000;

/** Deliveries of this process. An error of `work` ends its delivery without `done`, so that the page tries again. */
export function createDeliveries(onError: (error: unknown) => void): Deliveries {
  const known = new Map<string, Delivery>();
  const working = new Set<Promise<void>>();
  return {
    take(id, work) {
      const before = known.get(id);
      if (before) return before;
      const delivery = createDelivery();
      known.set(id, delivery);
      const forget = () => known.delete(id);
      const done = work(delivery)
        .then(() => {
          delivery.say({ kind: 'done' });
          setTimeout(forget, remembered).unref();
        })
        .catch((error: unknown) => {
          forget();
          onError(error);
        })
        .finally(() => {
          delivery.end();
          working.delete(done);
        });
      working.add(done);
      return delivery;
    },
    async settled() {
      await Promise.all(working);
    },
  };
}

function createDelivery(): Delivery & { end(): void } {
  const said: Reply[] = [];
  const listeners = new Set<{ onReply: (reply: Reply) => void; onEnd: () => void }>();
  let ended = false;
  return {
    say(reply) {
      said.push(reply);
      for (const { onReply } of listeners) onReply(reply);
    },
    end() {
      ended = true;
      for (const { onEnd } of listeners) onEnd();
      listeners.clear();
    },
    listen(onReply, onEnd) {
      for (const reply of said) onReply(reply);
      if (ended) onEnd();
      const listener = { onReply, onEnd };
      if (!ended) listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
