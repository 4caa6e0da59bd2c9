import { computed, effect, signal } from '@preact/signals';
import { remembered } from './remembered.js';

const last = remembered('channel', () => 'clusters');

interface Place {
  readonly channel: string;
  readonly thread: string | null;
}

function readAddress(): Place {
  const [, channel, thread] = /^#\/([a-z0-9-]+)(?:\/([0-9a-f-]{36}))?$/.exec(location.hash) ?? [];
  return { channel: channel ?? last.peek(), thread: thread ?? null };
}

const place = signal(readAddress());
addEventListener('hashchange', () => {
  place.value = readAddress();
});

/** What is open stands in the page's address, so that reload, back and a copied link work. */
export const channel = computed(() => place.value.channel);
export const thread = computed(() => place.value.thread);

effect(() => {
  last.value = channel.value;
});

/** On a phone: whether the list of channels covers the rest. */
export const menuOpen = signal(false);

/** The address of a channel, or of a thread in it. */
export function addressOf(name: string, root: string | null = null): string {
  return root ? `#/${name}/${root}` : `#/${name}`;
}

/** Opens a channel or a thread in it, at once: the browser tells of a new address only later, after the next key perhaps. */
export function go(name: string, root: string | null = null): void {
  menuOpen.value = false;
  const address = addressOf(name, root);
  if (location.hash !== address) location.hash = address;
  place.value = readAddress();
}

/** Closes the thread, without a step to go back to. */
export function closeThread(): void {
  history.replaceState(null, '', addressOf(channel.peek()));
  place.value = readAddress();
}
