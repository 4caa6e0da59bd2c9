import type { z } from 'zod';
import type { Card, Form } from '../../card/card.js';
import { addPlaygroundMessage, type PlaygroundMessage } from '../../engine/store/playground.js';
import type { Inbound, Responder } from '../platform.js';
import { toChatMessage } from './messages.js';
import type { Say } from './requests.js';
import type { PlaygroundParts } from './routes.js';

type Said = Omit<z.output<typeof Say>, 'text'>;
type What =
  | { kind: 'command'; command: string }
  | { kind: 'mention'; text: string }
  | { kind: 'press'; action: string; message: string }
  | { kind: 'submit'; form: string; values: Record<string, string> };

const command = /^\/?magnum\b/i;

/** Shows what was said to everybody, then answers it. */
export async function say(parts: PlaygroundParts, { text, ...said }: z.output<typeof Say>): Promise<void> {
  const message = await parts.db.write((tx) =>
    addPlaygroundMessage(tx, {
      channel: said.channel,
      thread: said.thread,
      author: said.person,
      text,
      key: `said:${said.deliveryId}`,
    }),
  );
  show(parts, message);
  answer(
    parts,
    said,
    command.test(text)
      ? { kind: 'command', command: text.replace(command, '').trim() }
      : { kind: 'mention', text: text.replace(/^@magnum\b/i, '').trim() },
  );
}

/** Hands it to the bot, and pushes what comes of it to the person's pages. Returns at once. */
export function answer(parts: PlaygroundParts, said: Said, what: What): void {
  const { deliveryId, channel, thread } = said;
  const to = { person: said.person.id };
  parts.wire.push({ kind: 'working', deliveryId, channel, thread }, to);
  void parts.inbox().receive(toInbound(said, what), responderFor(parts, said));
}

function toInbound({ deliveryId, person, channel, thread, locale }: Said, what: What): Inbound {
  const place = {
    platform: 'playground' as const,
    workspace: 'local',
    channel,
    ...(thread ? { thread } : {}),
  };
  const base = {
    deliveryId,
    person: { platform: 'playground' as const, workspace: 'local', ...person, ...(locale ? { locale } : {}) },
    place,
  };
  return what.kind === 'press'
    ? { ...base, ...what, message: { ...place, id: what.message } }
    : { ...base, ...what };
}

function responderFor(parts: PlaygroundParts, said: Said): Responder {
  const { deliveryId, channel, thread, person } = said;
  const to = { person: person.id };
  return {
    async card(card: Card) {
      const message = await parts.db.write((tx) =>
        addPlaygroundMessage(tx, { channel, thread, visibleTo: person.id, card }),
      );
      show(parts, message);
    },
    async form(form: Form) {
      parts.wire.push({ kind: 'form', deliveryId, form, channel, thread }, to);
    },
    async invalid(errors) {
      parts.wire.push({ kind: 'invalid', deliveryId, errors }, to);
    },
    async done() {
      parts.wire.push({ kind: 'done', deliveryId }, to);
    },
  };
}

/** Pushes a message to whoever may see it. */
export function show({ wire }: Pick<PlaygroundParts, 'wire'>, message: PlaygroundMessage): void {
  wire.push(
    { kind: 'message', message: toChatMessage(message) },
    { person: message.visibleTo, id: message.revision },
  );
}
