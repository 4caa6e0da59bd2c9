import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Reader, Writer } from './database.js';
import type { PlaygroundMessage as Row } from './generated/sqlite/client.js';
import { nextNumber } from './sequences.js';

const Author = z.object({ id: z.string(), name: z.string() });

/** A message of the playground as its page shows it. */
export interface PlaygroundMessage {
  readonly id: string;
  /** Grows with every change of any message. */
  readonly revision: number;
  readonly channel: string;
  /** The message that the thread hangs from. */
  readonly thread: string | null;
  /** Null: the bot. */
  readonly author: { readonly id: string; readonly name: string } | null;
  /** The only person who sees it; null: everybody. */
  readonly visibleTo: string | null;
  readonly text: string | null;
  /** The same key is the same message. */
  readonly key: string | null;
  /** A card, as the bot drew it. */
  readonly card: unknown;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
}

function toMessage(row: Row): PlaygroundMessage {
  return { ...row, author: Author.nullable().parse(row.author) };
}

type NewMessage = Pick<PlaygroundMessage, 'channel' | 'thread'> &
  Partial<Pick<PlaygroundMessage, 'author' | 'visibleTo' | 'text'>> & { card?: object; key?: string };

/** Adds a message. One with a key that is there already stays as it is, and is answered. */
export async function addPlaygroundMessage(tx: Writer, message: NewMessage): Promise<PlaygroundMessage> {
  const { author, card, key, ...rest } = message;
  const before = key ? await tx.playgroundMessage.findUnique({ where: { key } }) : null;
  if (before) return toMessage(before);
  const revision = await nextNumber(tx, 'playground');
  const row = await tx.playgroundMessage.create({
    data: {
      ...rest,
      id: randomUUID(),
      revision,
      ...(author ? { author: { ...author } } : {}),
      ...(card ? { card: z.json().parse(JSON.parse(JSON.stringify(card))) ?? {} } : {}),
      ...(key ? { key } : {}),
      createdAt: new Date(),
    },
  });
  return toMessage(row);
}

/** Draws a message again; null when it is gone. */
export async function editPlaygroundMessage(
  tx: Writer,
  id: string,
  card: object,
): Promise<PlaygroundMessage | null> {
  const before = await tx.playgroundMessage.findUnique({ where: { id } });
  if (!before) return null;
  const revision = await nextNumber(tx, 'playground');
  const row = await tx.playgroundMessage.update({
    where: { id },
    data: { revision, card: z.json().parse(JSON.parse(JSON.stringify(card))) ?? {}, editedAt: new Date() },
  });
  return toMessage(row);
}

export async function findPlaygroundMessage(db: Reader, key: string): Promise<PlaygroundMessage | null> {
  const row = await db.playgroundMessage.findUnique({ where: { key } });
  return row && toMessage(row);
}

/** A message that a person may see, by its id; null when there is none. */
export async function getPlaygroundMessage(
  db: Reader,
  { id, person }: { id: string; person: string },
): Promise<PlaygroundMessage | null> {
  const [message = null] = await getPlaygroundMessages(db, { ids: [id], person });
  return message;
}

/** Of these messages those that a person may see. */
export async function getPlaygroundMessages(
  db: Reader,
  { ids, person }: { ids: readonly string[]; person: string },
): Promise<PlaygroundMessage[]> {
  const rows = await db.playgroundMessage.findMany({
    where: { id: { in: [...ids] }, OR: [{ visibleTo: null }, { visibleTo: person }] },
  });
  return rows.map(toMessage);
}

/** What a person sees that changed after a revision, oldest change first; at first the newest `limit`. */
export async function listPlaygroundMessages(
  db: Reader,
  query: { person: string; after: number; limit: number },
): Promise<PlaygroundMessage[]> {
  const rows = await db.playgroundMessage.findMany({
    where: { revision: { gt: query.after }, OR: [{ visibleTo: null }, { visibleTo: query.person }] },
    orderBy: { revision: query.after > 0 ? 'asc' : 'desc' },
    take: query.limit,
  });
  return rows.map(toMessage).sort((a, b) => a.revision - b.revision);
}

/** The channels, made at the first start. */
export async function listPlaygroundChannels(db: Reader): Promise<{ name: string; topic: string }[]> {
  return db.playgroundChannel.findMany({
    select: { name: true, topic: true },
    orderBy: { createdAt: 'asc' },
  });
}

export async function addPlaygroundChannel(
  tx: Writer,
  name: string,
  topic: string,
  createdAt: Date,
): Promise<void> {
  await tx.playgroundChannel.upsert({ where: { name }, create: { name, topic, createdAt }, update: {} });
}

/** People who have said something under this name or id: each key that a page has made is one. */
export async function playgroundPeople(
  db: Reader,
  said: string,
): Promise<{ readonly id: string; readonly name: string }[]> {
  const rows = await db.playgroundMessage.findMany({
    where: { text: { not: null } },
    select: { author: true },
    orderBy: { revision: 'desc' },
    take: 2000,
  });
  const people = new Map(
    rows
      .map(({ author }) => Author.nullable().parse(author))
      .flatMap((author) => (author && [author.id, author.name].includes(said) ? [[author.id, author]] : [])),
  );
  return [...people.values()];
}
