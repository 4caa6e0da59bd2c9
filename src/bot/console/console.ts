import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import type { Button, Card, Form, FormField } from '../../card/card.js';
import { fileField } from '../conversation/files.js';
import type { Inbound, InboundFile, Inbox, Person, Place, Platform, Responder } from '../platform.js';
import { openPath, savePicture } from './files.js';
import { readSaid } from './paste.js';
import { plain, renderCard } from './render.js';

export interface ConsoleOptions {
  /** Shows a prompt and reads the next line; null when there is no more. */
  readLine(prompt: string): Promise<string | null>;
  write(text: string): void;
  readonly colour: boolean;
  /** Where pictures are written to. */
  readonly pictures: string;
}

const leaves = /^\s*(exit|quit)\s*$/i;
const place: Place = { platform: 'console', workspace: 'local', channel: 'console' };

/** The console as a platform, and the loop that reads what is typed. */
export interface Console extends Platform {
  /** Reads and answers lines until the input ends or somebody says `exit`. */
  converse(): Promise<void>;
}

/**
 * The same chat in a terminal. Lines are commands, with or without `/magnum`; a number presses the button of
 * that number; forms are asked field by field. Progress is written line by line: nothing is drawn over.
 */
export function createConsole({ readLine, write, colour, pictures }: ConsoleOptions): Console {
  let inbox: Inbox | null = null;
  let buttons: readonly Button[] = [];
  const last = new Map<string, string>();
  const read = readSaid(
    readLine,
    (word) => leaves.test(word) || (inbox?.commands ?? []).some(({ name }) => name === word),
  );
  const person: Person = { platform: 'console', workspace: 'local', id: 'me', name: userInfo().username };

  function show(card: Card): void {
    write(`\n${renderCard(card, colour)}\n`);
    if (card.buttons && card.buttons.length > 0) {
      buttons = card.buttons;
      write(`  ${card.buttons.map(({ label }, i) => `[${i + 1}] ${plain(label)}`).join('  ')}\n`);
    }
  }

  function responder(forms: Form[], errors: Record<string, string>[]): Responder {
    return {
      async card(card) {
        show(card);
        for (const picture of card.pictures ?? [])
          await savePicture(pictures, picture).then(
            (path) => write(`  Picture: ${path}\n`),
            ({ message }: Error) =>
              write(`  ${plain(picture.name)} could not be written: ${plain(message)}\n`),
          );
      },
      form: async (form) => void forms.push(form),
      invalid: async (found) => void errors.push({ ...found }),
      done: async () => undefined,
    };
  }

  async function receive(
    what: DistributiveOmit<Inbound, 'deliveryId' | 'person' | 'place'>,
  ): Promise<Record<string, string>[]> {
    const forms: Form[] = [];
    const errors: Record<string, string>[] = [];
    const inbound = { ...what, deliveryId: randomUUID(), person, place, open: openPath };
    await inbox?.receive(inbound, responder(forms, errors));
    for (const form of forms) await fillIn(form);
    return errors;
  }

  /** Null: nothing was said where something must be. */
  async function askFor(field: FormField): Promise<string | null> {
    const path = field.kind === 'file' ? ' (path)' : '';
    const choices = field.choices ? ` (${field.choices.map(({ value }) => value).join(', ')})` : '';
    const question = `  ${field.label}${path}${choices}${field.required ? '' : ', optional'}: `;
    const said = ((await read(question, field.kind === 'secret')) ?? '').trim() || (field.value ?? '');
    return said || !field.required ? said : null;
  }

  /** Everything that a form asks for; null: nothing was said where something must be. */
  async function askAll(form: Form) {
    const values: Record<string, string> = {};
    const files: Record<string, InboundFile> = {};
    for (const field of form.fields) {
      const said = isPasted(form, field) ? '' : await askFor(field);
      if (said === null) return null;
      if (field.kind !== 'file') values[field.name] = said;
      else if (said) await put(files, field.name, said);
    }
    return { values, files };
  }

  async function put(files: Record<string, InboundFile>, field: string, path: string): Promise<void> {
    const file = await openPath(path);
    if (file) files[field] = file;
    else write(`  There is no file ${plain(path)}.\n`);
  }

  async function fillIn(form: Form): Promise<void> {
    write(`\n${plain(form.title)}\n`);
    if (form.text) write(`  ${plain(form.text)}\n`);
    for (;;) {
      const said = await askAll(form);
      if (said === null) return write('  Nothing was done.\n');
      const [errors] = await receive({ kind: 'submit', form: form.id, ...said });
      if (!errors) return;
      for (const sentence of Object.values(errors)) write(`  ${plain(sentence)}\n`);
    }
  }

  return {
    name: 'console',
    async start(given) {
      inbox = given;
    },
    async stop() {
      inbox = null;
    },
    async post({ card, place: at, key }) {
      last.set(key, card.title);
      show(card);
      return { ...at, id: key };
    },
    async edit({ id }, card) {
      // Every step is told by a post of its own; only a new title is worth a line more.
      if (last.get(id) === card.title) return;
      last.set(id, card.title);
      show(card);
    },
    find: async () => null,
    findChannel: async (name) => (name === 'console' ? place : null),
    async converse() {
      for (;;) {
        const line = await read('\nmagnum> ');
        if (line === null || leaves.test(line)) return;
        const typed = line.trim();
        const button = /^\d$/.test(typed) ? buttons[Number(typed) - 1] : undefined;
        if (button) await receive({ kind: 'press', action: button.action, message: null });
        else if (typed) await receive({ kind: 'mention', text: typed });
      }
    },
  };
}

/** Whether a text of many lines is asked for that may also be given as a file: a terminal asks for the file. */
function isPasted(form: Form, { kind, name }: FormField): boolean {
  return kind === 'multiline' && form.fields.some((other) => other.name === fileField(name));
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
