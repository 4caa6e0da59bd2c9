import { computed, signal } from '@preact/signals';

/** Something that was said, pressed or sent, until everything that comes of it has come. */
export interface InHand {
  readonly deliveryId: string;
  readonly channel: string;
  readonly thread: string | null;
  /** Said: the words, shown until the message itself has come. */
  readonly text?: string;
  /** Pressed: the message that has the button, and the button's action. */
  readonly message?: string;
  readonly action?: string;
  /** When it was done here; ISO 8601 */
  readonly at: string;
  /** `waiting`: the server does not answer, it is tried again. */
  readonly state: 'sending' | 'waiting' | 'accepted' | 'refused';
  /** It held a secret: the words are gone, and cannot be sent again. */
  readonly wasSecret?: boolean;
  /** Why it was refused. */
  readonly problem?: string;
}

/** By delivery. */
export const inHand = signal<ReadonlyMap<string, InHand>>(new Map());

/** Puts a delivery in hand, or changes it. */
export function hold(deliveryId: string, change: InHand | Partial<InHand>): void {
  const before = inHand.peek().get(deliveryId);
  if (!before && !('at' in change)) return;
  inHand.value = new Map(inHand.peek()).set(deliveryId, { ...before, ...change } as InHand);
}

/** What was said has come back as a message, perhaps before the answer to its delivery. */
export function arrived(deliveryId: string | null): void {
  const state = deliveryId && inHand.peek().get(deliveryId)?.state;
  if (state === 'sending' || state === 'waiting') hold(deliveryId ?? '', { state: 'accepted' });
}

/** Nothing more is to come of it. */
export function letGo(deliveryId: string): void {
  const next = new Map(inHand.peek());
  next.delete(deliveryId);
  inHand.value = next;
}

/** What was said and is not written down yet. */
export const unsent = computed(() =>
  [...inHand.value.values()].filter(({ text, state }) => text !== undefined && state !== 'accepted'),
);

/** Whether the bot works on something in a place. */
export function isWorking(channel: string, thread: string | null): boolean {
  for (const each of inHand.value.values()) {
    if (each.state === 'accepted' && each.channel === channel && each.thread === thread) return true;
  }
  return false;
}

/** The action of a message that is being pressed; null when none is. */
export function pressedIn(message: string): string | null {
  for (const each of inHand.value.values()) if (each.message === message) return each.action ?? null;
  return null;
}
