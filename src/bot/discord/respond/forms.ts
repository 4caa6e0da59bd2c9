import { randomBytes } from 'node:crypto';
import { parseArgsStringToArgv } from 'string-argv';
import { type Button, type Form, filledAgain } from '../../../card/card.js';
import type { Inbound } from '../../platform.js';
import { limits } from '../render/limits.js';

const prefix = 'form:';
const mostKept = 500;

/** What a form came from, so that asking again brings it back. */
export type Again =
  | { readonly kind: 'command'; readonly command: readonly string[] }
  | { readonly kind: 'mention'; readonly text: string }
  | { readonly kind: 'press'; readonly action: string };

/** What of an inbound has to be repeated to get the same form; null after a submit. */
export function againOf(inbound: Inbound): Again | null {
  if (inbound.kind === 'command') {
    const { command } = inbound;
    return {
      kind: 'command',
      command: typeof command === 'string' ? parseArgsStringToArgv(command) : command,
    };
  }
  if (inbound.kind === 'mention') return { kind: 'mention', text: inbound.text };
  if (inbound.kind === 'press') return { kind: 'press', action: inbound.action };
  return null;
}

/** Forms that were shown or are to be shown, the latest 500 of this process. */
export interface Forms {
  /** A button that opens the form. Its action also says what was asked, to be asked again after a restart. */
  button(form: Form, again: Again | null): Button;
  /** What such a button opens: the form, what to ask again, or nothing any more; null for another button. */
  opened(action: string): { form: Form } | { again: Again } | 'lost' | null;
  /** Remembers a form that a person has open; `instead`: it was opened by the question that it answers. */
  shown(person: string, form: Form, instead: boolean): void;
  /** The form that a person had open, with what they filled in. */
  filled(person: string, id: string, values: Readonly<Record<string, string>>): Form | null;
  /** Whether the form that a person had open answers the question that it was opened from. */
  answersQuestion(person: string, id: string): boolean;
}

/** See `Forms`. */
export function rememberForms(): Forms {
  const kept = new Map<string, { readonly form: Form; readonly instead: boolean }>();

  function keep(key: string, form: Form, instead = false): void {
    kept.delete(key);
    kept.set(key, { form, instead });
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  }

  return {
    button(form, again) {
      const key = randomBytes(6).toString('base64url');
      keep(key, form);
      const asked = again ? write(again) : '';
      const action = `${prefix}${key}:${asked}`;
      return {
        label: form.title,
        style: form.style,
        action: action.length <= limits.customId ? action : `${prefix}${key}:`,
      };
    },
    opened(action) {
      if (!action.startsWith(prefix)) return null;
      const end = action.indexOf(':', prefix.length);
      const found = kept.get(action.slice(prefix.length, end));
      if (found) return { form: found.form };
      const again = read(action.slice(end + 1));
      return again ? { again } : 'lost';
    },
    shown: (person, form, instead) => keep(`${person} ${form.id}`, form, instead),
    filled(person, id, values) {
      const found = kept.get(`${person} ${id}`);
      return found ? filledAgain(found.form, values) : null;
    },
    answersQuestion: (person, id) => kept.get(`${person} ${id}`)?.instead ?? false,
  };
}

function write(again: Again): string {
  if (again.kind === 'press') return `!${again.action}`;
  if (again.kind === 'mention') return `@${again.text}`;
  return `/${again.command.map((word) => (/^[^\s"'\\]+$/.test(word) ? word : JSON.stringify(word))).join(' ')}`;
}

function read(text: string): Again | null {
  const rest = text.slice(1);
  if (rest === '') return null;
  if (text.startsWith('!')) return { kind: 'press', action: rest };
  if (text.startsWith('@')) return { kind: 'mention', text: rest };
  if (text.startsWith('/')) return { kind: 'command', command: parseArgsStringToArgv(rest) };
  return null;
}
