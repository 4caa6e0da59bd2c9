import { z } from 'zod';
import { longestNote } from '../engine/notes.js';
import { scrub } from '../engine/scrub.js';
import type { ArgumentSpec, ValueKind } from './command.js';

/** Pieces that intents declare their slots and flags with. */

export const Text = z.string().min(1);
/** What somebody says to others, a reason or a question: without what looks like a secret, also where it waits, or is refused and audited. */
export const Note = Text.transform(scrub);
export const Count = z.int('this is a whole number.');
export const LabelMap = z.record(z.string(), z.string());

/** A flag: `flag('node-count', 'integer', 'number of workers')` fills the slot `nodeCount`. */
export function flag(
  name: string,
  kind: ValueKind,
  summary: string,
  more: Partial<Omit<ArgumentSpec, 'name' | 'kind' | 'summary'>> = {},
): ArgumentSpec {
  return { name, kind, summary, slot: camelCase(name), ...more };
}

/** A flag for what somebody says to others. */
export function noteFlag(
  name: string,
  summary: string,
  more: Partial<Omit<ArgumentSpec, 'name' | 'kind' | 'summary'>> = {},
): ArgumentSpec {
  return flag(name, 'text', summary, { longest: longestNote, ...more });
}

/** A positional argument, declared alike. */
export const positional = flag;

/** `node-count` to `nodeCount`. */
export function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
