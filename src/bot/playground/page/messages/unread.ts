import type { ChatMessage } from '../../protocol.js';

/** When the newest message was that one has seen, by channel or thread (ISO 8601). */
export type Marks = Readonly<Record<string, string>>;

/** How many messages of others a list has after what was seen; all of them when nothing was. */
export function countUnread(messages: readonly ChatMessage[], seen: string | undefined, me: string): number {
  let count = 0;
  for (const { author, createdAt } of messages) {
    if (author?.id !== me && (seen === undefined || createdAt > seen)) count++;
  }
  return count;
}

/** The marks with everything in the list seen; the very same object when that changes nothing. */
export function markSeen(marks: Marks, place: string, messages: readonly ChatMessage[]): Marks {
  let newest = marks[place] ?? '';
  for (const { createdAt } of messages) if (createdAt > newest) newest = createdAt;
  return newest === '' || newest === marks[place] ? marks : { ...marks, [place]: newest };
}
