import { computed, effect, signal } from '@preact/signals';
import type { Form } from '../../../card/card.js';
import type { ChatMessage, Hello, Speaker } from '../protocol.js';

/** Everything the page shows is drawn from these signals. */

function remembered(key: string, first: () => string) {
  const value = signal(localStorage.getItem(key) ?? first());
  effect(() => localStorage.setItem(key, value.value));
  return value;
}

export const hello = signal<Hello | null>(null);
export const online = signal(false);
/** By id; a message that is drawn again replaces itself. */
export const messages = signal<ReadonlyMap<string, ChatMessage>>(new Map());

export const channel = remembered('channel', () => 'clusters');
export const thread = signal<string | null>(null);
/** On a phone: whether the list of channels covers the rest. */
export const menuOpen = signal(false);

const personId = remembered('person', () => crypto.randomUUID());
export const personName = remembered('name', () => 'ann');
export const me = computed<Speaker>(() => ({ id: personId.value, name: personName.value }));

export type Theme = 'system' | 'light' | 'dark';
export const theme = remembered('theme', () => 'system');
effect(() => {
  if (theme.value === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme.value;
});

/** Deliveries that something is being done about, and where. */
export const working = signal<ReadonlyMap<string, { channel: string; thread: string | null }>>(new Map());

export interface OpenForm {
  readonly form: Form;
  readonly channel: string;
  readonly thread: string | null;
  readonly errors: Readonly<Record<string, string>>;
  /** The delivery of the last try to send it; null while it is being filled in. */
  readonly sending: string | null;
}
export const openForm = signal<OpenForm | null>(null);

/** The newest revision read in each channel. */
const readMarks = signal<Record<string, number>>(JSON.parse(localStorage.getItem('read') ?? '{}'));
effect(() => localStorage.setItem('read', JSON.stringify(readMarks.value)));

const sorted = computed(() =>
  [...messages.value.values()].sort(
    (a, b) => a.createdAt.localeCompare(b.createdAt) || a.revision - b.revision,
  ),
);

/** The messages of the channel itself, oldest first. */
export const channelMessages = computed(() =>
  sorted.value.filter((each) => each.channel === channel.value && each.thread === null),
);

/** What hangs under a message, oldest first. */
export function repliesOf(id: string): ChatMessage[] {
  return sorted.value.filter((each) => each.thread === id);
}

/** How many messages of others came to a channel since it was last looked at. */
export const unread = computed(() => {
  const counts: Record<string, number> = {};
  for (const each of messages.value.values()) {
    if (each.author?.id === me.value.id || each.thread !== null || each.editedAt) continue;
    if (each.revision > (readMarks.value[each.channel] ?? 0))
      counts[each.channel] = (counts[each.channel] ?? 0) + 1;
  }
  return counts;
});

/** Remembers that everything in the open channel has been seen. */
export function markRead(): void {
  const name = channel.value;
  const newest = Math.max(
    0,
    ...[...messages.value.values()].filter((m) => m.channel === name).map((m) => m.revision),
  );
  if ((readMarks.peek()[name] ?? 0) < newest) readMarks.value = { ...readMarks.peek(), [name]: newest };
}
