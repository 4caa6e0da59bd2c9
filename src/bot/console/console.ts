import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import type { Card, Form, FormField, Picture } from '../../card/card.js';
import { say } from '../../speech/language.js';
import { languageOf } from '../../speech/locale.js';
import type { Inbound, Inbox, MessageRef, Person, Place, Platform, Responder } from '../platform.js';
import { type Completed, complete } from './completion.js';
import { openPath, savePicture } from './files.js';
import { type Asking, fillIn } from './fill-in.js';
import { createKeys } from './keys.js';
import { readSaid } from './paste.js';
import { plain, renderCard } from './render.js';
import { buttonsByKey, createShown, type Shown } from './shown.js';

export interface ConsoleOptions {
  /** Shows a prompt and reads the next line; null when there is no more. */
  readLine(prompt: string): Promise<string | null>;
  write(text: string): void;
  readonly colour: boolean;
  /** Where pictures are written to. */
  readonly pictures: string;
  /** Whoever sits there: the account that the operating system logged in, when absent. Another account is somebody else. */
  readonly name?: string;
  /** Of whoever sits there: `zh_CN.UTF-8`. */
  readonly locale?: string | undefined;
}

/** So few facts are written again. */
const fewFacts = 3;

const ends = /^\s*(exit|quit)\s*$/i;
/** What is said of something on the screen: `#4`, `#4 1`, `#4 scale it to 3`. */
const numbered = /^#(?<number>\d+)(?:\s+(?<said>[\s\S]+))?$/;
const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' });
/** Where somebody goes: `#random`, and `#console` to come back. */
const channelName = /^#(?<name>[a-z][a-z0-9_-]*)$/i;
const home = 'console';
const placeOf = (channel: string): Place => ({ platform: 'console', workspace: 'local', channel });

/** The console as a platform, and the loop that reads what is typed. */
export interface Console extends Platform {
  /** Reads and answers lines until the input ends or somebody says `exit`. */
  converse(): Promise<void>;
  /** What may stand at the end of a line that is being typed. */
  complete(line: string): Promise<Completed>;
}

/**
 * The same chat in a terminal. Lines are commands, with or without `/magnum`; a number presses the button of
 * that number, a letter where a number is asked for; what is asked keeps its numbers until it is answered, and cards that come in between have
 * theirs behind the number of the card. Forms are asked field by field. Progress is written line by line: nothing is drawn over.
 * Messages have numbers: `#4` shows one as it is now, `#4 1` presses its button, `#4` and words reply in its thread. There is a channel of
 * every name that somebody speaks of: `#random`.
 */
export function createConsole({ readLine, write, colour, pictures, name, locale }: ConsoleOptions): Console {
  const language = languageOf(locale);
  const tell = (sentence: string) => write(`  ${plain(say(sentence, language))}\n`);
  let inbox: Inbox | null = null;
  const shown = createShown();
  const titles = new Map<string, string>();
  const channels = new Set([home]);
  let place = placeOf(home);
  /** Answers that are not drawn yet: what they answer is over only once everything is said to it. */
  let unseen: (() => Promise<void>)[] = [];
  const keys = createKeys(async (action) => (await inbox?.answers(action)) ?? null);
  /** Facts that were written since somebody last typed something. */
  const written = new Set<string>();
  /** The field of a form that is asked for. */
  let field: FormField | null = null;
  const read = readSaid(
    (prompt) => readLine(say(prompt, language)),
    (word) => ends.test(word) || (inbox?.commands ?? []).some(({ name }) => name === word),
  );
  const asking: Asking = {
    read,
    write,
    tell,
    asks(next) {
      field = next;
    },
  };
  const account = name ?? userInfo().username;
  const person: Person = {
    platform: 'console',
    workspace: 'local',
    id: account,
    name: account,
    ...(locale !== undefined && { locale }),
  };

  /** Draws a message, or an answer: that has a number only where there is something to press. */
  async function show(ref: MessageRef | null, card: Card, notes: readonly string[] = [], at = place) {
    await draw(ref || card.buttons?.length ? shown.add(ref, card, at) : null, card, notes);
  }

  async function draw(thing: Shown | null, card: Card, notes: readonly string[] = []): Promise<void> {
    const when = thing?.ref ? `${clock.format(thing.at)} ` : '';
    const mark = thing ? `${whereOf(thing)}#${thing.number} ${when}` : '';
    const buttons = [...buttonsByKey(card)];
    const held = thing && buttons.length > 0 ? await keys.take(thing) : null;
    write(`\n${mark}${renderCard(withoutWritten(card), colour)}\n`);
    for (const note of notes) tell(note);
    if (!thing || buttons.length === 0) return;
    const before = held ? `#${thing.number} ` : '';
    write(`  ${buttons.map(([key, { label }]) => `[${before}${key}] ${plain(label)}`).join('  ')}\n`);
    if (held) tell(`A number alone still answers #${held.number}.`);
  }

  async function drawUnseen(): Promise<void> {
    const now = unseen;
    unseen = [];
    for (const one of now) await one();
  }

  /**
   * A card without facts that have just been written: this screen is every channel at once, and the same is told in several, drawn again
   * and answered.
   */
  function withoutWritten({ facts = [], ...card }: Card): Card {
    const said = JSON.stringify(facts);
    const isKnown = facts.length >= fewFacts && written.has(said);
    written.add(said);
    return isKnown ? { ...card, footnote: say('The rest stands above.', language) } : { ...card, facts };
  }

  /** The thread that a message is in, or else its channel, where that is not the first one. */
  function whereOf({ ref, only }: Shown): string {
    const root = ref?.thread === undefined ? null : shown.of(ref.thread);
    if (root) return `#${root.number} › `;
    if (only) return `@${person.name} › `;
    return ref && ref.channel !== home ? `#${ref.channel} › ` : '';
  }

  /** Writes a picture; answers what is said of it. */
  async function saved(picture: Picture): Promise<string[]> {
    try {
      return [`Picture: ${await savePicture(pictures, picture)}`, picture.alt];
    } catch (error) {
      return [
        `${picture.name} could not be written: ${error instanceof Error ? error.message : String(error)}`,
      ];
    }
  }

  function responder(at: Place, forms: Form[], errors: Record<string, string>[]): Responder {
    return {
      async card(card) {
        const notes = (await Promise.all((card.pictures ?? []).map(saved))).flat();
        unseen.push(() => show(null, card, notes, at));
      },
      form: async (form) => void forms.push(form),
      invalid: async (found) => void errors.push({ ...found }),
      done: async () => undefined,
    };
  }

  async function receive(
    what: DistributiveOmit<Inbound, 'deliveryId' | 'person'>,
  ): Promise<Record<string, string>[]> {
    const forms: Form[] = [];
    const errors: Record<string, string>[] = [];
    const inbound = { ...what, deliveryId: randomUUID(), person, open: openPath };
    await inbox?.receive(inbound, responder(what.place, forms, errors));
    await drawUnseen();
    for (const form of forms) {
      const { place: at } = what;
      const isLeft = await fillIn(asking, form, async (said) => {
        const [wrong] = await receive({ kind: 'submit', place: at, form: form.id, ...said });
        return wrong ?? null;
      });
      // What is left is over: nothing that is said later is about it.
      if (isLeft)
        await receive({ kind: 'press', place: at, action: form.id.replace(/^\w+/, 'cancel'), message: null });
    }
    return errors;
  }

  async function press({ ref, place: at }: Shown, action: string): Promise<void> {
    await receive({ kind: 'press', place: at, action, message: ref });
  }

  /** What is said of something on the screen: nothing looks at it again, a button's number presses that, words reply. */
  async function speakOf(number: number, said: string): Promise<void> {
    const thing = shown.at(number);
    if (!thing) return tell(`There is no #${number} on this screen.`);
    if (!said) return draw(thing, thing.card);
    const button = buttonsByKey(thing.card).get(said.toLowerCase());
    if (button) return press(thing, button.action);
    if (/^\d+$/.test(said) && !thing.card.asks) return tell(`#${number} has no button ${said}.`);
    const { ref } = thing;
    const at = ref ? { ...placeOf(ref.channel), thread: ref.thread ?? ref.id } : thing.place;
    await receive({ kind: 'mention', place: at, text: said });
  }

  async function answer(typed: string): Promise<void> {
    written.clear();
    const goes = channelName.exec(typed)?.groups?.name?.toLowerCase();
    const { number, said = '' } = numbered.exec(typed)?.groups ?? {};
    if (goes !== undefined) {
      if (!channels.has(goes)) tell(`Channel #${goes} is new; #console leads back.`);
      channels.add(goes);
      place = placeOf(goes);
    } else if (number !== undefined) await speakOf(Number(number), said.trim());
    else if (typed) await sayOrPress(typed);
  }

  /** A number alone answers what is asked, else it presses a button of what was drawn last; everything else is words. */
  async function sayOrPress(typed: string): Promise<void> {
    const meant = await keys.meant(typed);
    if ('over' in meant) return tell(meant.over);
    if ('action' in meant) return press(meant.thing, meant.action);
    await receive({ kind: 'mention', place: meant.at ?? place, text: typed });
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
    async post({ card, place: at, key, only }) {
      titles.set(key, card.title);
      const ref = { ...at, id: key };
      await drawUnseen();
      await draw(shown.add(ref, card, at, only), card);
      return ref;
    },
    async edit(ref, card) {
      // Every step is told by a post of its own; only a new title is worth a line more. Which title an earlier run of the
      // program showed is not known: what changed of that is told by posts alone.
      const before = titles.get(ref.id);
      titles.set(ref.id, card.title);
      const { id: _, ...at } = ref;
      if (before !== undefined && before !== card.title) {
        await drawUnseen();
        await show(ref, card, [], at);
      } else if (shown.of(ref.id)) shown.add(ref, card, at);
    },
    find: async () => null,
    async findSubject(_workspace, kind, said) {
      const { id, name } = person;
      return kind === 'person' && [id, name].includes(said.replace(/^@/, '')) ? { kind, id, name } : null;
    },
    async findChannel(name) {
      const wanted = name.replace(/^#/, '').toLowerCase();
      if (!channelName.test(`#${wanted}`)) return null;
      channels.add(wanted);
      return placeOf(wanted);
    },
    complete: async (line) =>
      inbox ? complete({ inbox, person, place, channels, field }, line) : [[], line],
    async converse() {
      for (;;) {
        const line = await read(place.channel === home ? '\nmagnum> ' : `\n#${place.channel} magnum> `);
        if (line === null || ends.test(line)) return;
        await answer(line.trim());
      }
    },
  };
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
