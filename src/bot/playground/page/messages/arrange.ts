import type { ChatMessage } from '../../protocol.js';

/** What stands in a list of messages, from top to bottom. */
export type Row =
  /** A day begins; ISO 8601 time of its first message. */
  | { readonly kind: 'day'; readonly at: string }
  /** Everything below came since one last looked. */
  | { readonly kind: 'new' }
  /** `grouped`: it stands under the name of the one above. */
  | { readonly kind: 'message'; readonly message: ChatMessage; readonly grouped: boolean };

const together = 5 * 60_000;

/**
 * Messages with their days, their groups and, when `seen` is given (ISO 8601), the line above the first one
 * that others wrote after it.
 */
export function arrange(messages: readonly ChatMessage[], seen: string | null, me: string): Row[] {
  const rows: Row[] = [];
  let before: ChatMessage | null = null;
  let told = seen === null;
  for (const message of messages) {
    let apart = before === null || !isSameDay(before.createdAt, message.createdAt);
    if (apart) rows.push({ kind: 'day', at: message.createdAt });
    if (!told && seen !== null && message.createdAt > seen && message.author?.id !== me) {
      rows.push({ kind: 'new' });
      told = true;
      apart = true;
    }
    rows.push({ kind: 'message', message, grouped: !apart && before !== null && belongs(before, message) });
    before = message;
  }
  return rows;
}

/** Whether two times are on one day where the reader lives. */
export function isSameDay(a: string, b: string): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}

function belongs(before: ChatMessage, message: ChatMessage): boolean {
  if (before.author?.id !== message.author?.id || before.author?.name !== message.author?.name) return false;
  if (before.visibleTo !== message.visibleTo) return false;
  return Date.parse(message.createdAt) - Date.parse(before.createdAt) < together;
}
