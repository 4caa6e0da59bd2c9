import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatMessage, Push, Reply } from '../../../src/bot/playground/protocol.js';
import type { Card, Form, Inline, Text } from '../../../src/card/card.js';
import {
  type ChatUser,
  describeView,
  type HeldButton,
  type SeenForm,
  type SeenMessage,
  until,
} from '../chat.js';
import { channelOf } from './server.js';

export interface PlaygroundUser extends ChatUser {
  /** Sends the last thing again, as a page does whose answer was cut off. */
  repeat(): Promise<void>;
  openForm(): OpenForm | null;
  /** Cuts the stream; the page connects again. */
  drop(): void;
  stop(): Promise<void>;
}

/** What a page sends, and the thread it is said in. */
interface Sent {
  readonly thread: string | null;
  readonly [field: string]: unknown;
}

/** What a page stands on. */
interface Around {
  readonly origin: () => string;
  /** Hears of everything that is sent. */
  readonly onSaid: () => void;
  /** The form that stands open before somebody else. */
  readonly formOf: (name: string) => OpenForm | null;
}

export interface OpenForm {
  readonly form: Form;
  readonly errors: Readonly<Record<string, string>>;
  readonly channel: string;
  readonly thread: string | null;
}

/** One person with one open page. */
export function playgroundUser(
  name: string,
  { origin, onSaid, formOf }: Around,
  locale?: string,
): PlaygroundUser {
  const person = { key: randomUUID(), name };
  const messages = new Map<string, ChatMessage>();
  const edits = new Map<string, number>();
  const stopping = new AbortController();
  let connection = new AbortController();
  let open: OpenForm | null = null;
  let last: { path: string; body: Sent } | null = null;
  let revision = 0;

  function take(push: Push): void {
    if (push.kind !== 'messages') return;
    for (const message of push.messages) {
      const before = messages.get(message.id);
      if (before && message.editedAt !== before.editedAt)
        edits.set(message.id, (edits.get(message.id) ?? 0) + 1);
      messages.set(message.id, message);
      revision = Math.max(revision, message.revision);
    }
  }

  async function listen(): Promise<void> {
    while (!stopping.signal.aborted) {
      connection = new AbortController();
      const signal = AbortSignal.any([stopping.signal, connection.signal]);
      try {
        if (origin()) {
          const url = `${origin()}/playground/events?key=${person.key}&after=${revision}`;
          const answer = await fetch(url, { signal });
          for await (const data of frames(answer)) take(JSON.parse(data) as Push);
        }
      } catch {
        // The program is not there, or has gone: a page connects again.
      }
      await sleep(50, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }
  const listening = listen();

  /** Sends until everything was said that there is to say, as the page does. */
  async function send(path: string, body: Sent): Promise<void> {
    last = { path, body };
    onSaid();
    while (!(await attempt(path, body)) && !stopping.signal.aborted)
      await sleep(500, undefined, { signal: stopping.signal }).catch(() => undefined);
  }

  async function attempt(path: string, body: Sent): Promise<boolean> {
    const answer = await fetch(`${origin()}/playground/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`The playground answered ${answer.status}: ${await answer.text()}`);
    const sent = open;
    let done = false;
    for (const line of (await answer.text()).split('\n').filter(Boolean)) {
      const reply = JSON.parse(line) as Reply;
      if (reply.kind === 'form') {
        const { channel, thread } = body;
        open = { form: reply.form, errors: {}, channel: String(channel), thread };
      }
      if (reply.kind === 'invalid' && open) open = { ...open, errors: reply.errors };
      done = reply.kind === 'done';
      // A form that was answered with another one gives way to it.
      const closes = done && path === 'submit' && open?.form === sent?.form;
      if (closes && open && Object.keys(open.errors).length === 0) open = null;
    }
    return done;
  }
  const said = (channel: string, thread: string | null) => ({
    person,
    deliveryId: randomUUID(),
    channel: channelOf(channel),
    thread,
    ...(locale !== undefined && { locale }),
  });

  const user: PlaygroundUser = {
    name,
    async say(channel, text, options) {
      await send('say', { ...said(channel, options?.thread?.id ?? null), text });
    },
    async offeredCommands(channel) {
      const answer = await fetch(`${origin()}/playground/may`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ person, channel: channelOf(channel) }),
      });
      return (await answer.json()) as string[];
    },
    press: (label, message) => user.pressHeld(user.hold(label, message)),
    hold(label, message) {
      const all = [...messages.values()].sort((a, b) => a.revision - b.revision);
      const wanted = message ? messages.get(message.id) : all.findLast((each) => buttonOf(each, label));
      const button = wanted && buttonOf(wanted, label);
      if (!wanted || !button)
        throw new Error(`${name} sees no button "${label}".\n${describeView(user.messages(), user.form())}`);
      return { message: wanted.id, action: button.action };
    },
    async pressHeld({ message, action }: HeldButton) {
      const known = messages.get(message);
      await send('press', {
        ...said(known?.channel ?? '#ops', known?.thread ?? null),
        action,
        message,
      });
    },
    openForm: () => open,
    async fillOf(other, values) {
      const theirs = formOf(other);
      if (!theirs) throw new Error(`${other} has no form open.`);
      open = theirs;
      await user.fill(values);
      open = null;
    },
    async fill(values, files = {}) {
      if (!open) throw new Error(`${name} has no form open.`);
      const { form, channel, thread } = open;
      open = { ...open, errors: {} };
      const all = Object.fromEntries(
        form.fields
          .filter(({ kind }) => kind !== 'file')
          .map((field) => [field.name, values[field.name] ?? field.value ?? '']),
      );
      const sent = Object.entries(files).map(([field, { name: called, content }]) => [
        field,
        { name: called, text: content },
      ]);
      await send('submit', {
        ...said('#ops', thread),
        channel,
        form: form.id,
        values: all,
        files: Object.fromEntries(sent),
      });
    },
    form: () => open && seenForm(open.form, open.errors),
    messages(channel) {
      const wanted = channel === undefined ? null : channelOf(channel);
      return [...messages.values()]
        .filter((each) => wanted === null || each.channel === wanted)
        .sort((a, b) => a.createdAt.localeCompare(b.createdAt))
        .map((each) => seenMessage(each, edits.get(each.id) ?? 0));
    },
    until: (what, look, withinMs) =>
      until(what, look, () => describeView(user.messages(), user.form()), withinMs),
    async repeat() {
      if (last) await send(last.path, last.body);
    },
    drop: () => connection.abort(),
    async stop() {
      stopping.abort();
      await listening;
    },
  };
  return user;
}

async function* frames(answer: Response): AsyncGenerator<string> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of answer.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1];
      text = text.slice(end + 2);
      if (data) yield data;
    }
  }
}

function buttonOf(message: ChatMessage, label: string) {
  return message.card?.buttons?.find((button) => button.label === label);
}

function plain(text: Text | undefined): string {
  if (text === undefined) return '';
  return typeof text === 'string' ? text : text.map(inline).join('');
}

function inline(part: Inline): string {
  if (typeof part === 'string') return part;
  if ('bold' in part) return part.bold;
  if ('code' in part) return part.code;
  return 'time' in part ? part.text : `@${part.name}`;
}

function cardText(card: Card): string {
  const steps = card.steps?.map(({ label, state, detail }) => `${label} ${state} ${detail ?? ''}`) ?? [];
  const facts = card.facts?.map(({ label, value }) => `${label} ${plain(value)}`) ?? [];
  const table = card.table ? [card.table.columns, ...card.table.rows].map((row) => row.join('  ')) : [];
  return [
    plain(card.text),
    card.progress?.caption ?? '',
    ...steps,
    ...facts,
    ...table,
    card.code ?? '',
    plain(card.footnote),
  ]
    .filter(Boolean)
    .join('\n');
}

function seenMessage(message: ChatMessage, edits: number): SeenMessage {
  const { card } = message;
  return {
    id: message.id,
    channel: message.channel === 'clusters' ? '#ops' : `#${message.channel}`,
    thread: message.thread,
    private: message.visibleTo !== null,
    from: message.author?.name ?? 'magnum',
    title: card?.title ?? '',
    text: card ? cardText(card) : (message.text ?? ''),
    buttons: card?.buttons?.map(({ label }) => label) ?? [],
    files: [
      ...(card?.files ?? []),
      ...(card?.pictures ?? []).map(({ name, png, alt }) => ({
        name,
        content: '',
        bytes: Buffer.from(png, 'base64'),
        alt,
      })),
    ],
    edits,
  };
}

function seenForm(form: Form, errors: Readonly<Record<string, string>>): SeenForm {
  return {
    title: form.title,
    text: form.text ?? '',
    fields: form.fields.map(({ name, label, hint, required, value, choices, longest }) => ({
      name,
      longest,
      hint,
      label,
      required,
      value: value ?? '',
      choices: choices?.map((choice) => choice.value) ?? [],
      labels: choices?.map((choice) => choice.label) ?? [],
    })),
    errors,
  };
}
