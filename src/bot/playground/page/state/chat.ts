import { computed, signal } from '@preact/signals';
import type { ChatMessage, Hello } from '../../protocol.js';
import { inOrder, threadsOf } from '../messages/sort.js';
import { channel } from './place.js';

/** What the server serves; null until it has answered. */
export const hello = signal<Hello | null>(null);

/** By id; a message that is drawn again replaces itself. */
export const messages = signal<ReadonlyMap<string, ChatMessage>>(new Map());

/** Whether everything that was there has come; and whether older messages were left out. */
export const loaded = signal(false);
export const whole = signal(true);

const sorted = computed(() => inOrder(messages.value.values()));

/** The replies under each message that has some, oldest first. */
export const threads = computed(() => threadsOf(sorted.value));

/** The messages of each channel itself, oldest first. */
export const channels = computed(() => {
  const found = new Map<string, ChatMessage[]>();
  for (const message of sorted.value) {
    if (message.thread !== null) continue;
    const list = found.get(message.channel);
    if (list) list.push(message);
    else found.set(message.channel, [message]);
  }
  return found;
});

/** The messages of the open channel. */
export const channelMessages = computed<readonly ChatMessage[]>(
  () => channels.value.get(channel.value) ?? [],
);

/** Takes messages in; an older drawing never takes the place of a newer one. */
export function takeMessages(fresh: readonly ChatMessage[]): void {
  const next = new Map(messages.peek());
  for (const message of fresh) {
    if ((next.get(message.id)?.revision ?? -1) < message.revision) next.set(message.id, message);
  }
  messages.value = next;
}
