import { createHash } from 'node:crypto';
import type { PersonKey, Speaker } from './protocol.js';

/** Who a page speaks for. The id is made from the key and says nothing about it. */
export function speakerOf({ key, name }: PersonKey): Speaker {
  return { id: publicId(key), name };
}

/** The id under which everybody sees the owner of a key. */
export function publicId(key: string): string {
  return createHash('sha256').update(`playground person ${key}`).digest('hex').slice(0, 20);
}
