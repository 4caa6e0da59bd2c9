import type { PlaygroundMessage } from '../../engine/store/playground.js';

/** The messages that this process has written last, by revision. */
export interface Recent {
  add(message: PlaygroundMessage): void;
  /** What came right after a revision, without a gap; nothing where a gap begins. */
  after(revision: number): PlaygroundMessage[];
  /** The newest revision of them; everything up to it is in the database. */
  newest(): number;
}

const kept = 200;

export function createRecent(): Recent {
  const messages = new Map<number, PlaygroundMessage>();
  let newest = 0;
  return {
    add(message) {
      messages.set(message.revision, message);
      newest = Math.max(newest, message.revision);
      for (const revision of messages.keys()) {
        if (messages.size <= kept) break;
        messages.delete(revision);
      }
    },
    after(revision) {
      const found: PlaygroundMessage[] = [];
      for (let next = messages.get(revision + 1); next; next = messages.get(next.revision + 1))
        found.push(next);
      return found;
    },
    newest: () => newest,
  };
}
