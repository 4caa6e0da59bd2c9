import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import type { Button, Card, Form, FormField } from '../../card/card.js';
import { mayBeKeyMaterial } from '../../engine/certificates/key-material.js';
import { leaves, saysNo } from '../../intents/language/short.js';
import { say } from '../../speech/language.js';
import { languageOf } from '../../speech/locale.js';
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
  /** Whoever sits there; the account's name when absent. */
  readonly name?: string;
  /** Of whoever sits there: `zh_CN.UTF-8`. */
  readonly locale?: string | undefined;
}

const ends = /^\s*(exit|quit)\s*$/i;
/** What presses the buttons of a question that a number answers. */
const letters = 'abcde';
const place: Place = { platform: 'console', workspace: 'local', channel: 'console' };

/** The console as a platform, and the loop that reads what is typed. */
export interface Console extends Platform {
  /** Reads and answers lines until the input ends or somebody says `exit`. */
  converse(): Promise<void>;
}

/**
 * The same chat in a terminal. Lines are commands, with or without `/magnum`; a number presses the button of
 * that number, a letter where a number is asked for; forms are asked field by field. Progress is written line by line: nothing is drawn over.
 */
export function createConsole({ readLine, write, colour, pictures, name, locale }: ConsoleOptions): Console {
  const language = languageOf(locale);
  const tell = (sentence: string) => write(`  ${plain(say(sentence, language))}\n`);
  let inbox: Inbox | null = null;
  const buttons = new Map<string, Button>();
  const last = new Map<string, string>();
  const read = readSaid(
    (prompt) => readLine(say(prompt, language)),
    (word) => ends.test(word) || (inbox?.commands ?? []).some(({ name }) => name === word),
  );
  const person: Person = {
    platform: 'console',
    workspace: 'local',
    id: 'me',
    name: name ?? userInfo().username,
    ...(locale !== undefined && { locale }),
  };

  function show(card: Card): void {
    write(`\n${renderCard(card, colour)}\n`);
    if (!card.buttons || card.buttons.length === 0) return;
    buttons.clear();
    for (const [i, button] of card.buttons.entries())
      buttons.set(card.asks === 'number' ? `${letters[i]}` : String(i + 1), button);
    write(`  ${[...buttons].map(([key, { label }]) => `[${key}] ${plain(label)}`).join('  ')}\n`);
  }

  function responder(forms: Form[], errors: Record<string, string>[]): Responder {
    return {
      async card(card) {
        show(card);
        for (const picture of card.pictures ?? [])
          await savePicture(pictures, picture).then(
            (path) => tell(`Picture: ${path}`),
            ({ message }: Error) => tell(`${picture.name} could not be written: ${message}`),
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

  /** Null: somebody leaves the form, or says nothing where something must be. */
  async function askFor(field: FormField, question: string, needed: boolean): Promise<string | null> {
    const answer = ((await read(question, field.kind === 'secret')) ?? '').trim();
    const isLeft =
      /^cancel$/i.test(answer) ||
      (field.kind !== 'secret' && leaves(answer)) ||
      (field.kind === 'text' && needed && saysNo(answer));
    // Where something is called so, its name is meant.
    const isName = field.placeholder === answer || field.choices?.some(({ value }) => value === answer);
    if (isLeft && !isName) return null;
    const said = answer || (field.value ?? '');
    return said || !needed ? said : null;
  }

  /** Everything that a form asks for; null: somebody left it. */
  async function askAll(form: Form) {
    const values: Record<string, string> = {};
    const files: Record<string, InboundFile> = {};
    const isFileOf = ({ name }: FormField, other: FormField) => name === fileField(other.name);
    // A text and its file are asked for with one question.
    for (const field of form.fields.filter((each) => !form.fields.some((other) => isFileOf(each, other)))) {
      const { name } = field;
      const said = await (form.fields.some((other) => isFileOf(other, field)) ? askForText : askForLine)(
        field,
      );
      if (said === null) return null;
      values[name] = typeof said === 'string' ? said : '';
      if (typeof said !== 'string') files[fileField(name)] = said;
    }
    return { values, files };
  }

  function askForLine(field: FormField): Promise<string | null> {
    const choices = field.choices ? ` (${field.choices.map(({ value }) => value).join(', ')})` : '';
    return askFor(field, `  ${field.label}${choices}${field.required ? '' : ', optional'}: `, field.required);
  }

  /** A text that is pasted, or that stands in a file: what is one word is its path. */
  async function askForText(field: FormField): Promise<string | InboundFile | null> {
    for (;;) {
      const said = await askFor(field, `  ${field.label}, or the path of its file: `, true);
      if (said === null || /-BEGIN |\n/.test(said) || mayBeKeyMaterial(said)) return said;
      const file = await openPath(said).catch(({ message }: Error) => tell(message));
      if (file) return file;
      if (file === null) tell(`There is no file ${said}.`);
    }
  }

  async function fillIn(form: Form): Promise<void> {
    write(`\n${plain(form.title)}\n`);
    if (form.text) write(`  ${plain(form.text)}\n`);
    tell('cancel leaves this form, as does an empty line where something must be said.');
    for (;;) {
      const said = await askAll(form);
      if (said === null) return tell('Nothing was done.');
      const [errors] = await receive({ kind: 'submit', form: form.id, ...said });
      if (!errors) return;
      for (const sentence of Object.values(errors)) write(`  ${plain(sentence)}\n`);
    }
  }

  return {
    name: 'console',
    ...(locale !== undefined && { locale }),
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
      // Every step is told by a post of its own; only a new title is worth a line more. Which title an earlier run of the
      // program showed is not known: what changed of that is told by posts alone.
      const before = last.get(id);
      last.set(id, card.title);
      if (before === undefined || before === card.title) return;
      show(card);
    },
    find: async () => null,
    findChannel: async (name) => (name === 'console' ? place : null),
    async converse() {
      for (;;) {
        const line = await read('\nmagnum> ');
        if (line === null || ends.test(line)) return;
        const typed = line.trim();
        const button = buttons.get(typed.toLowerCase());
        if (button) await receive({ kind: 'press', action: button.action, message: null });
        else if (typed) await receive({ kind: 'mention', text: typed });
      }
    },
  };
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
