import { z } from 'zod';
import { Guardrail, laneOf } from '../access/channel.js';
import type { Reader, Writer } from './database.js';
import type { Outbox as Row } from './generated/sqlite/client.js';

/** What was settled otherwise for a channel. */
export const ChannelChange = z.discriminatedUnion('kind', [
  /** Null: nobody had bound it. */
  z.object({ kind: z.literal('project'), from: z.string().nullable(), to: z.string() }),
  z.object({ kind: z.literal('guardrail'), from: Guardrail, to: Guardrail }),
  /** Subscriptions of others ended, or go on without a cluster; `heard` is how each is said. */
  z.object({
    kind: z.literal('unsubscribed'),
    without: z.string().nullable(),
    heard: z.array(z.object({ kinds: z.array(z.string()), cluster: z.string().nullable(), by: z.string() })),
  }),
]);
export type ChannelChange = z.infer<typeof ChannelChange>;

/** What a queued message is drawn from when its turn comes. */
export const OutboxContent = z.discriminatedUnion('draw', [
  /** `over`: this is how the operation's card ends, not a step on the way. */
  z.object({ draw: z.literal('operation'), operationId: z.string(), over: z.boolean().optional() }),
  z.object({ draw: z.literal('stage'), operationId: z.string(), stage: z.string() }),
  z.object({ draw: z.literal('failure'), operationId: z.string() }),
  z.object({ draw: z.literal('alert'), operationId: z.string() }),
  /** What was found of a cluster at rest; `seq` is the event that tells it. */
  z.object({ draw: z.literal('notice'), seq: z.number().int(), clusterUuid: z.string() }),
  z.object({
    draw: z.literal('approval'),
    number: z.int(),
    /** For those who decide, for whoever asked, or one sentence that tells what happened. */
    view: z.enum([
      'deciders',
      'asker',
      'told',
      'reminder',
      'ending',
      'ended',
      'broken',
      'unreviewed',
      'question',
      'answer',
    ]),
    /** Of the last two: which question, by its number within the request. */
    question: z.int().optional(),
  }),
  /** That an operation does not move, or does again; `seq` is the event that tells it. */
  z.object({ draw: z.literal('stuck'), seq: z.number().int(), operationId: z.string() }),
  /** Everything that was held for a channel and is due. */
  z.object({ draw: z.literal('digest'), digestId: z.string() }),
  z.object({ draw: z.literal('expiry'), issuedId: z.string(), days: z.number().int() }),
  /** What somebody settled for a channel: `who` by the name, with the locale. */
  z.object({
    draw: z.literal('settled'),
    id: z.string(),
    place: z.object({ platform: z.string(), workspace: z.string(), channel: z.string() }),
    who: z.object({ name: z.string(), locale: z.string().optional() }),
    change: ChannelChange,
  }),
]);
export type OutboxContent = z.infer<typeof OutboxContent>;

const Place = z.object({
  platform: z.string(),
  workspace: z.string(),
  channel: z.string(),
  thread: z.string().optional(),
  /** The message that this one hangs under, by its key; its id is not known before it is sent. */
  under: z.string().optional(),
  /** The channel is a name or id as an operator wrote it, looked up when the message is sent. */
  named: z.boolean().optional(),
  /** The only person who is told. */
  only: z.string().optional(),
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

/** What a message is about: later messages about the same wait for it. */
function subjectOf(content: OutboxContent): string {
  if (content.draw === 'expiry') return content.issuedId;
  if (content.draw === 'approval') return `approval:${content.number}`;
  if (content.draw === 'digest') return content.digestId;
  if (content.draw === 'settled') return content.id;
  return content.draw === 'notice' ? content.clusterUuid : content.operationId;
}

/** Platforms allow about one message a second in a channel; edits of one message keep that distance. */
const editDistance = 1_000;

/** A message: the same key is the same message for ever. `clusterUuid`: the cluster that it is about. */
export interface Message {
  readonly messageKey: string;
  readonly place: OutboxPlace;
  readonly content: OutboxContent;
  readonly clusterUuid?: string | null;
}

/** The messages about a cluster that were queued since then, the newest first. */
export async function listPosts(
  db: Reader,
  clusterUuid: string,
  since: Date | null,
  limit: number,
): Promise<Message[]> {
  const rows = await db.outbox.findMany({
    where: { clusterUuid, action: 'post', ...(since ? { createdAt: { gte: since } } : {}) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
  });
  return rows.map((row) => {
    const { messageKey, place, content } = toItem(row);
    return { messageKey, place, content, clusterUuid };
  });
}

/** Queues a new message. A key that was queued before changes nothing. */
export async function queuePost(tx: Writer, post: Message): Promise<void> {
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

/** `again`: being sent, and asked for once more meanwhile. */
const underway = ['sending', 'again'];
const waiting = ['pending', ...underway];

/**
 * Asks for a message to be drawn again. Asked twice before it is sent, it is drawn once; asked while it is
 * being sent, it is drawn once more after that, never beside it.
 */
export async function queueEdit(tx: Writer, edit: Message): Promise<void> {
  const now = new Date();
  const key = { messageKey: edit.messageKey, action: 'edit' };
  const sending = await tx.outbox.updateMany({
    where: { ...key, state: { in: underway } },
    data: { state: 'again', content: edit.content },
  });
  if (sending.count > 0) return;
  const before = await tx.outbox.findUnique({
    where: { messageKey_action: key },
    select: { sentAt: true },
  });
  const dueAt = new Date(Math.max(now.getTime(), (before?.sentAt?.getTime() ?? 0) + editDistance));
  await tx.outbox.upsert({
    where: { messageKey_action: key },
    create: { ...edit, action: 'edit', lane: laneOf(edit.place), state: 'pending', dueAt, createdAt: now },
    update: { state: 'pending', dueAt, attempts: 0, content: edit.content },
  });
}

/** Asks for a message to be drawn again where one of its key was ever queued; does nothing otherwise. */
export async function queueEditOfPosted(tx: Writer, edit: Message): Promise<void> {
  if ((await postState(tx, edit.messageKey)) !== null) await queueEdit(tx, edit);
}

/** How long a message can wait, the shortest first: what is said, then how a card ends, then what is on the way. */
function rankOf({ action, content }: OutboxItem): number {
  if (action === 'post') return 0;
  return content.draw === 'operation' && !content.over ? 2 : 1;
}

/** Whether a message may go out now; asked once for each that is about to be claimed. */
export type Admits = (item: OutboxItem & { readonly lane: string; readonly platform: string }) => boolean;

/**
 * Takes the next message of every lane that has nothing under way, for `leaseMilliseconds`; a message whose
 * sender died comes back after that. Messages of a lane go out one at a time, in the order of their numbers, the posts
 * before the edits; what a platform did not take, or `admits` holds back, holds back the later messages about the same
 * operation, and nothing else.
 */
export async function claimDue(
  tx: Writer,
  leaseMilliseconds: number,
  admits: Admits = () => true,
): Promise<OutboxItem[]> {
  const now = new Date();
  const rows = await tx.outbox.findMany({
    where: { state: { in: waiting } },
    orderBy: { id: 'asc' },
    take: 2000,
  });
  const busy = new Set(
    rows.filter((row) => underway.includes(row.state) && row.dueAt > now).map(({ lane }) => lane),
  );
  const heldBack = new Set<string>();
  const free: { readonly row: Row; readonly item: OutboxItem; readonly rank: number }[] = [];
  for (const row of rows) {
    if (busy.has(row.lane)) continue;
    const item = toItem(row);
    const order = `${row.lane} ${subjectOf(item.content)}`;
    if (!heldBack.has(order) && row.dueAt <= now) free.push({ row, item, rank: rankOf(item) });
    if (item.action === 'post') heldBack.add(order);
  }
  const claimed: OutboxItem[] = [];
  for (const { row, item } of free.sort((one, other) => one.rank - other.rank)) {
    if (busy.has(row.lane)) continue;
    if (!admits({ ...item, lane: row.lane, platform: item.place.platform })) continue;
    busy.add(row.lane);
    const { count } = await tx.outbox.updateMany({
      where: { id: row.id, state: row.state, attempts: row.attempts },
      data: {
        state: 'sending',
        attempts: { increment: 1 },
        dueAt: new Date(now.getTime() + leaseMilliseconds),
      },
    });
    if (count === 1) claimed.push({ ...item, attempts: row.attempts + 1 });
  }
  return claimed;
}

/** Keeps a message for its sender, who is still at it. */
export async function holdOn(tx: Writer, id: number, leaseMilliseconds: number): Promise<void> {
  const dueAt = new Date(Date.now() + leaseMilliseconds);
  await tx.outbox.updateMany({ where: { id, state: { in: underway } }, data: { dueAt } });
}

/** When the next waiting message is due; null when none waits. */
export async function nextDue(db: Reader): Promise<Date | null> {
  const row = await db.outbox.findFirst({
    where: { state: { in: waiting } },
    orderBy: { dueAt: 'asc' },
    select: { dueAt: true },
  });
  return row?.dueAt ?? null;
}

/** Marks a message as sent, unless it was asked for again meanwhile: then it is due once more. */
export async function markSent(tx: Writer, id: number): Promise<void> {
  const sentAt = new Date();
  const sent = await tx.outbox.updateMany({
    where: { id, state: 'sending' },
    data: { state: 'sent', sentAt, error: null },
  });
  if (sent.count > 0) return;
  await tx.outbox.updateMany({
    where: { id, state: 'again' },
    data: { state: 'pending', sentAt, attempts: 0, dueAt: new Date(sentAt.getTime() + editDistance) },
  });
}

/** Ends what was asked for of a message before it was drawn and posted: it shows that already. */
export async function dropShown(tx: Writer, messageKey: string, drawnAt: Date): Promise<void> {
  await tx.outbox.updateMany({
    where: { messageKey, action: 'edit', state: 'pending', attempts: 0, dueAt: { lte: drawnAt } },
    data: { state: 'sent', sentAt: new Date() },
  });
}

/** Puts a message back until `dueAt`. `untried`: the platform certainly has nothing of it, so this was no try. */
export async function markLater(
  tx: Writer,
  id: number,
  dueAt: Date,
  error: string,
  untried = false,
): Promise<void> {
  await tx.outbox.updateMany({
    where: { id, state: { in: underway } },
    data: { state: 'pending', dueAt, error, ...(untried ? { attempts: { decrement: 1 } } : {}) },
  });
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
