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
