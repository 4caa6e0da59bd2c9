import type { z } from 'zod';
import type { Card } from '../../card/card.js';
import { withoutSecretWords } from '../../engine/secrets.js';
import type { Writer } from '../../engine/store/database.js';
import {
  addPlaygroundMessage,
  editPlaygroundMessage,
  getPlaygroundMessage,
  type PlaygroundMessage,
} from '../../engine/store/playground.js';
import type { CommandSpec } from '../../intents/command.js';
import type { Inbound, InboundFile, Responder } from '../platform.js';
import type { Delivery } from './delivery.js';
import { saidKey, toChatMessage } from './messages.js';
import { speakerOf } from './person.js';
import type { Speaker, TextFile } from './protocol.js';
import type { Say } from './requests.js';
import type { PlaygroundParts } from './routes.js';

type Said = Omit<z.output<typeof Say>, 'text'>;
type What =
  | { kind: 'command'; command: string }
  | { kind: 'mention'; text: string }
  | { kind: 'press'; action: string; message: string }
  | {
      kind: 'submit';
      form: string;
      message: string | null;
      values: Record<string, string>;
      files: Record<string, InboundFile>;
    };

const mention = /@magnum\b/i;
const command = /^\/?magnum\b/i;

/** Shows what was said to everybody, then answers it. */
export function say(parts: PlaygroundParts, { text, ...said }: z.output<typeof Say>): Delivery {
  return take(parts, said, async (delivery, person) => {
    const { channel, thread } = said;
    const key = saidKey(person.id, said.deliveryId);
    const message = await parts.db.write((tx) =>
      addPlaygroundMessage(tx, { channel, thread, author: person, text: withoutSecretWords(text), key }),
    );
    parts.feed.changed(message);
    delivery.say({ kind: 'accepted', message: toChatMessage(message) });
    const what = read(text, parts.inbox().commands);
    if (what) await hand(parts, said, person, delivery, what);
  });
}

/** Files of a form, which came with it. */
export function inboundFiles(files: Readonly<Record<string, TextFile>>): Record<string, InboundFile> {
  return Object.fromEntries(
    Object.entries(files).map(([field, { name, text }]) => [
      field,
      { name, size: Buffer.byteLength(text), read: async () => text },
    ]),
  );
}

/** Answers a press or a form. */
export function act(parts: PlaygroundParts, said: Said, what: What): Delivery {
  return take(parts, said, async (delivery, person) => {
    delivery.say({ kind: 'accepted', message: null });
    await hand(parts, said, person, delivery, what);
  });
}

function take(
  parts: PlaygroundParts,
  said: Said,
  work: (delivery: Delivery, person: Speaker) => Promise<void>,
): Delivery {
  const person = speakerOf(said.person);
  return parts.deliveries.take(`${person.id}:${said.deliveryId}`, (delivery) => work(delivery, person));
}

/** What is meant for the bot: a command, its name, or a command's name alone. Null: people talk to each other. */
function read(text: string, commands: readonly CommandSpec[]): What | null {
  if (command.test(text)) return { kind: 'command', command: text.replace(command, '').trim() };
  const [first = ''] = text.toLowerCase().split(/\s/);
  const named = commands.some(({ name, aliases }) => name === first || aliases?.includes(first));
  if (!named && !mention.test(text)) return null;
  return { kind: 'mention', text: text.replace(mention, '').trim() };
}

async function hand(
  parts: PlaygroundParts,
  said: Said,
  person: Speaker,
  delivery: Delivery,
  what: What,
): Promise<void> {
  const inbound = toInbound(said, person, what);
  await parts
    .inbox()
    .receive(inbound, responderFor(parts, said, person, delivery, 'message' in what ? what.message : null));
}

function toInbound({ deliveryId, channel, thread, locale }: Said, person: Speaker, what: What): Inbound {
  const home = { platform: 'playground' as const, workspace: 'local' };
  const place = { ...home, channel, ...(thread ? { thread } : {}) };
  const base = {
    deliveryId: `${person.id}:${deliveryId}`,
    person: { ...home, ...person, ...(locale ? { locale } : {}) },
    place,
  };
  if (what.kind === 'press') return { ...base, ...what, message: { ...place, id: what.message } };
  if (what.kind !== 'submit') return { ...base, ...what };
  const { message: _question, ...filled } = what;
  return { ...base, ...filled };
}

/** `from`: the message that was pressed, or whose form was sent. */
function responderFor(
  parts: PlaygroundParts,
  said: Said,
  person: Speaker,
  delivery: Delivery,
  from: string | null,
): Responder {
  const { channel, thread, deliveryId } = said;
  let answers = 0;
  let isTold = false;
  /** What takes the question's place where no answer does. */
  let decided: Card | null = null;
  /** The question of the person's own that the answer takes the place of; null where there is none. */
  async function takePlace(tx: Writer, card: Card): Promise<PlaygroundMessage | null> {
    if (!decided || isTold || from === null) return null;
    const question = await getPlaygroundMessage(tx, { id: from, person: person.id });
    return question?.visibleTo ? editPlaygroundMessage(tx, question.id, card) : null;
  }
  return {
    async card(card) {
      const key = `answer:${person.id}:${deliveryId}:${answers++}`;
      const message = await parts.db.write(
        async (tx) =>
          (await takePlace(tx, card)) ??
          addPlaygroundMessage(tx, { channel, thread, visibleTo: person.id, card, key }),
      );
      isTold = true;
      parts.feed.changed(message);
    },
    async form(form) {
      delivery.say({ kind: 'form', form, message: decided ? from : null });
      isTold = true;
    },
    instead(card) {
      decided = card;
    },
    async invalid(errors) {
      isTold = true;
      delivery.say({ kind: 'invalid', errors });
    },
    // The delivery says so itself, when everything has been written down.
    async done() {
      const card = decided;
      const message = card && (await parts.db.write((tx) => takePlace(tx, card)));
      if (message) parts.feed.changed(message);
    },
  };
}
