import { signal } from '@preact/signals';
import type { PersonKey } from '../../protocol.js';
import { makeId } from './id.js';
import { remembered } from './remembered.js';

const key = remembered('key', makeId);

/** What one is called. */
export const personName = remembered('name', () => 'ann');

/** The id under which everybody sees whoever sits here; empty until the server has said it. */
export const me = signal('');

/** Whom this page speaks for. */
export function person(): PersonKey {
  return { key: key.peek(), name: personName.peek() };
}
