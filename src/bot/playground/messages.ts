import type { Card } from '../../card/card.js';
import type { PlaygroundMessage } from '../../engine/store/playground.js';
import type { ChatMessage } from './protocol.js';

/** The key of what a person said: delivered again, it is the same message. */
export function saidKey(personId: string, deliveryId: string): string {
  return `said:${personId}:${deliveryId}`;
}

function deliveryOf(key: string | null): string | null {
  return /^said:[^:]*:(.*)$/.exec(key ?? '')?.[1] ?? null;
}

/** A stored message as it goes to the page. Cards were drawn by this program, so they are taken as they are. */
export function toChatMessage({ key, ...message }: PlaygroundMessage): ChatMessage {
  return {
    ...message,
    deliveryId: deliveryOf(key),
    card: message.card as Card | null,
    createdAt: message.createdAt.toISOString(),
    editedAt: message.editedAt?.toISOString() ?? null,
  };
}
