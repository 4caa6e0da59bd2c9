import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type ChannelKey, channelOf, laneOf } from '../access/channel.js';
import type { Reader, Writer } from './database.js';
import { queuePost } from './outbox.js';

/** One thing that happened, as a digest shows it. `at` is ISO 8601. */
export const HeldLine = z.object({
  kind: z.string(),
  cluster: z.string(),
  text: z.string(),
  isFailure: z.boolean(),
  /** Of a failure in Heat, whose reason is the text. */
  failed: z.object({ type: z.string().nullable(), deleting: z.boolean() }).optional(),
  at: z.string(),
  /** It was held for quiet hours alone. */
  inQuiet: z.boolean().optional(),
});
export type HeldLine = z.infer<typeof HeldLine>;

const Place = z.object({ platform: z.string(), workspace: z.string(), channel: z.string() });

/** Holds something for a channel until then. What is held already stays as it is. */
export async function hold(
  tx: Writer,
  held: { channel: ChannelKey; subject: string; line: HeldLine; dueAt: Date },
): Promise<void> {
  const { channel, subject, line, dueAt } = held;
  const lane = laneOf(channel);
  await tx.heldAlert.upsert({
    where: { lane_subject: { lane, subject } },
    create: { lane, subject, place: { ...channelOf(channel) }, line, dueAt },
    update: {},
  });
}

/** Forgets what is held of a thing that the channel was told otherwise. */
export async function dropHeld(tx: Writer, channel: ChannelKey, subject: string): Promise<void> {
  await tx.heldAlert.deleteMany({ where: { lane: laneOf(channel), subject, digestId: null } });
}

/**
 * Queues one message for every channel of which something held is due, with all that is due there. Each is told once, whoever
 * else looks at the same time. Answers how many messages.
 */
export async function releaseHeld(tx: Writer, now: Date): Promise<number> {
  const due = { digestId: null, dueAt: { lte: now } };
  const lanes = await tx.heldAlert.findMany({
    where: due,
    distinct: ['lane'],
    select: { lane: true, place: true },
  });
  let told = 0;
  for (const { lane, place } of lanes) {
    const digestId = randomUUID();
    const { count } = await tx.heldAlert.updateMany({ where: { ...due, lane }, data: { digestId } });
    if (count === 0) continue;
    await queuePost(tx, {
      messageKey: `digest:${digestId}`,
      place: Place.parse(place),
      content: { draw: 'digest', digestId },
    });
    told++;
  }
  return told;
}

/** Whether anything held is due. */
export async function isHeldDue(db: Reader, now: Date): Promise<boolean> {
  return (await db.heldAlert.findFirst({ where: { digestId: null, dueAt: { lte: now } } })) !== null;
}

/** What a digest tells: how much in all, and of that the newest, at most `limit`. */
export async function readDigest(
  db: Reader,
  digestId: string,
  limit: number,
): Promise<{ total: number; newest: HeldLine[] }> {
  const total = await db.heldAlert.count({ where: { digestId } });
  const rows = await db.heldAlert.findMany({ where: { digestId }, orderBy: { id: 'desc' }, take: limit });
  return { total, newest: rows.map(({ line }) => HeldLine.parse(line)) };
}

/** Forgets what was told and was due before then: its message was sent or given up long ago. */
export async function forgetHeld(tx: Writer, before: Date): Promise<void> {
  await tx.heldAlert.deleteMany({ where: { digestId: { not: null }, dueAt: { lt: before } } });
}
