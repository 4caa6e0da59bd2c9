import { z } from 'zod';
import type { Reader, Writer } from './database.js';

const Ref = z.object({
  platform: z.string(),
  workspace: z.string(),
  channel: z.string(),
  thread: z.string().optional(),
  id: z.string(),
});
/** A message that a platform has accepted, as the platform names it. */
export type StoredMessage = z.infer<typeof Ref>;

export async function findMessage(db: Reader, key: string): Promise<StoredMessage | null> {
  const row = await db.chatMessage.findUnique({ where: { key } });
  return row && Ref.parse(row.ref);
}

/** Remembers where a message went. */
export async function keepMessage(tx: Writer, key: string, ref: StoredMessage): Promise<void> {
  await tx.chatMessage.upsert({
    where: { key },
    create: { key, ref, createdAt: new Date() },
    update: { ref },
  });
}

/** The operation whose card a thread hangs from; null when the thread is about something else. */
export async function operationOfThread(db: Reader, thread: string): Promise<string | null> {
  return subjectOfThread(db, 'op:', thread);
}

/** The number of the request that a thread hangs from; null when the thread is about something else. */
export async function requestOfThread(db: Reader, thread: string): Promise<number | null> {
  const number = await subjectOfThread(db, 'approval:', thread);
  return number === null ? null : Number(number);
}

async function subjectOfThread(db: Reader, startsWith: string, thread: string): Promise<string | null> {
  const rows = await db.chatMessage.findMany({
    where: { key: { startsWith } },
    orderBy: { createdAt: 'desc' },
    take: 1_000,
  });
  const key = rows.find(({ ref }) => Ref.safeParse(ref).data?.id === thread)?.key;
  return key?.split(':')[1] ?? null;
}
