import { z } from 'zod';
import type { Reader, Writer } from './database.js';
import type { Outbox as Row } from './generated/sqlite/client.js';

/** What a queued message is drawn from when its turn comes. */
export const OutboxContent = z.discriminatedUnion('draw', [
  z.object({ draw: z.literal('operation'), operationId: z.string() }),
  z.object({ draw: z.literal('stage'), operationId: z.string(), stage: z.string() }),
  z.object({ draw: z.literal('failure'), operationId: z.string() }),
  z.object({ draw: z.literal('alert'), operationId: z.string() }),
]);
export type OutboxContent = z.infer<typeof OutboxContent>;

const Place = z.object({
  platform: z.string(),
  workspace: z.string(),
  channel: z.string(),
  thread: z.string().optional(),
  /** The message that this one hangs under, by its key; its id is not known before it is sent. */
  under: z.string().optional(),
});
export type OutboxPlace = z.infer<typeof Place>;

export interface OutboxItem {
  readonly id: number;
  readonly messageKey: string;
  readonly action: 'post' | 'edit';
  readonly place: OutboxPlace;
  readonly content: OutboxContent;
  readonly attempts: number;
}

function toItem(row: Row): OutboxItem {
  return {
    id: row.id,
    messageKey: row.messageKey,
    action: z.enum(['post', 'edit']).parse(row.action),
    place: Place.parse(row.place),
    content: OutboxContent.parse(row.content),
    attempts: row.attempts,
  };
}

function laneOf({ platform, workspace, channel }: OutboxPlace): string {
  return `${platform}:${workspace}:${channel}`;
}

/** Platforms allow about one message a second in a channel; edits of one message keep that distance. */
const editDistance = 1_000;

/** Queues a new message. A key that was queued before changes nothing. */
export async function queuePost(
  tx: Writer,
  post: { messageKey: string; place: OutboxPlace; content: OutboxContent },
): Promise<void> {
  const now = new Date();
  await tx.outbox.upsert({
    where: { messageKey_action: { messageKey: post.messageKey, action: 'post' } },
    create: {
      ...post,
      action: 'post',
      lane: laneOf(post.place),
      state: 'pending',
      dueAt: now,
      createdAt: now,
    },
    update: {},
  });
}

/** Asks for a message to be drawn again. Asked twice before it is sent, it is drawn once. */
export async function queueEdit(
  tx: Writer,
  edit: { messageKey: string; place: OutboxPlace; content: OutboxContent },
): Promise<void> {
  const now = new Date();
  const unique = { messageKey_action: { messageKey: edit.messageKey, action: 'edit' } };
  const before = await tx.outbox.findUnique({ where: unique, select: { sentAt: true } });
  const dueAt = new Date(Math.max(now.getTime(), (before?.sentAt?.getTime() ?? 0) + editDistance));
  await tx.outbox.upsert({
    where: unique,
    create: { ...edit, action: 'edit', lane: laneOf(edit.place), state: 'pending', dueAt, createdAt: now },
    update: { state: 'pending', dueAt, attempts: 0 },
  });
}

/**
 * Takes the next message of every lane that has nothing under way, for `leaseMilliseconds`; a message whose
 * sender died comes back after that. Messages of a lane go out one at a time, in the order of their numbers.
 */
export async function claimDue(tx: Writer, leaseMilliseconds: number): Promise<OutboxItem[]> {
  const now = new Date();
  const rows = await tx.outbox.findMany({
    where: { state: { in: ['pending', 'sending'] } },
    orderBy: { id: 'asc' },
    take: 500,
  });
  const busy = new Set(
    rows.filter((row) => row.state === 'sending' && row.dueAt > now).map(({ lane }) => lane),
  );
  const claimed: OutboxItem[] = [];
  for (const row of rows) {
    if (busy.has(row.lane) || row.dueAt > now) continue;
    busy.add(row.lane);
    const { count } = await tx.outbox.updateMany({
      where: { id: row.id, state: row.state, attempts: row.attempts },
      data: {
        state: 'sending',
        attempts: { increment: 1 },
        dueAt: new Date(now.getTime() + leaseMilliseconds),
      },
    });
    if (count === 1) claimed.push({ ...toItem(row), attempts: row.attempts + 1 });
  }
  return claimed;
}

/** When the next waiting message is due; null when none waits. */
export async function nextDue(db: Reader): Promise<Date | null> {
  const row = await db.outbox.findFirst({
    where: { state: { in: ['pending', 'sending'] } },
    orderBy: { dueAt: 'asc' },
    select: { dueAt: true },
  });
  return row?.dueAt ?? null;
}

/** Marks a message as sent, unless it was asked for again meanwhile: then it stays due. */
export async function markSent(tx: Writer, id: number): Promise<void> {
  await tx.outbox.updateMany({
    where: { id, state: 'sending' },
    data: { state: 'sent', sentAt: new Date(), error: null },
  });
  await tx.outbox.updateMany({ where: { id, state: 'pending' }, data: { sentAt: new Date() } });
}

/** Puts a message back until `dueAt`. */
export async function markLater(tx: Writer, id: number, dueAt: Date, error: string): Promise<void> {
  await tx.outbox.updateMany({ where: { id, state: 'sending' }, data: { state: 'pending', dueAt, error } });
}

/** Gives a message up. */
export async function markDead(tx: Writer, id: number, error: string): Promise<void> {
  await tx.outbox.updateMany({ where: { id }, data: { state: 'dead', error } });
}

/** What became of a queued post: null when none of that key was queued yet. */
export async function postState(db: Reader, messageKey: string): Promise<string | null> {
  const row = await db.outbox.findUnique({
    where: { messageKey_action: { messageKey, action: 'post' } },
    select: { state: true },
  });
  return row?.state ?? null;
}
