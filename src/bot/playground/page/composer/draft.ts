import { signal } from '@preact/signals';
import { showsPrivateKey } from '../form/files.js';
import { readKept } from '../state/remembered.js';

const kept = 'drafts';

/** What stands in the boxes, by channel and thread; it outlives a reload. */
const drafts = signal<Readonly<Record<string, string>>>(readKept(sessionStorage, kept, {}));

function keyOf(channel: string, thread: string | null): string {
  return thread ?? `#${channel}`;
}

export function draftOf(channel: string, thread: string | null): string {
  return drafts.value[keyOf(channel, thread)] ?? '';
}

/** Puts a text into the box of a channel or a thread. */
export function setDraft(channel: string, thread: string | null, text: string): void {
  const { [keyOf(channel, thread)]: _, ...others } = drafts.peek();
  drafts.value = text === '' ? others : { ...others, [keyOf(channel, thread)]: text };
  const harmless = Object.entries(drafts.value).filter(([, draft]) => !showsPrivateKey(draft));
  sessionStorage.setItem(kept, JSON.stringify(Object.fromEntries(harmless)));
}
