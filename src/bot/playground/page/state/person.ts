import { signal } from '@preact/signals';
import type { PersonKey } from '../../protocol.js';
import { makeId } from './id.js';
import { remembered } from './remembered.js';

const key = remembered('key', makeId);

const names = ['ann', 'bob', 'cleo', 'dan', 'eve', 'finn', 'gus', 'hana'] as const;

/** What one is called, until one says otherwise. */
export const personName = remembered(
  'name',
  () => names[Math.floor(Math.random() * names.length)] ?? names[0],
);

/** The id under which everybody sees whoever sits here; empty until the server has said it. */
export const me = signal('');

/** Whom this page speaks for. */
export function person(): PersonKey {
  return { key: key.peek(), name: personName.peek() };
}
