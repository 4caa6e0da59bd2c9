import type { Card } from '../../card/card.js';
import type { PlaygroundMessage } from '../../engine/store/playground.js';
import type { ChatMessage } from './protocol.js';

/** A stored message as it goes to the page. Cards were drawn by this program, so they are taken as they are. */
export function toChatMessage(message: PlaygroundMessage): ChatMessage {
  return {
    ...message,
    card: message.card as Card | null,
    createdAt: message.createdAt.toISOString(),
    editedAt: message.editedAt?.toISOString() ?? null,
  };
}
