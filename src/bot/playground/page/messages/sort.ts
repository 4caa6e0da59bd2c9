import type { ChatMessage } from '../../protocol.js';

/** Messages as they were written, oldest first. */
export function inOrder(messages: Iterable<ChatMessage>): ChatMessage[] {
  return [...messages].sort(
    (a, b) => compare(a.createdAt, b.createdAt) || a.revision - b.revision || compare(a.id, b.id),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The replies under each message that has a thread, in the order given. A thread cannot hang in a thread: what
 * hangs under a reply hangs under its root.
 */
export function threadsOf(messages: readonly ChatMessage[]): ReadonlyMap<string, readonly ChatMessage[]> {
  const parents = new Map(messages.map(({ id, thread }) => [id, thread]));
  const threads = new Map<string, ChatMessage[]>();
  for (const message of messages) {
    if (message.thread === null) continue;
    const root = rootOf(message.thread, parents);
    const replies = threads.get(root);
    if (replies) replies.push(message);
    else threads.set(root, [message]);
  }
  return threads;
}

function rootOf(id: string, parents: ReadonlyMap<string, string | null>): string {
  const seen = new Set<string>();
  let at = id;
  for (let up = parents.get(at); up && !seen.has(up); up = parents.get(at)) {
    seen.add(at);
    at = up;
  }
  return at;
}
