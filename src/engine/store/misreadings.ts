import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { withoutSecrets } from '../secrets.js';
import type { Reader, Writer } from './database.js';

const Read = z.object({ name: z.string(), slots: z.record(z.string(), z.unknown()) });
/** What words are read as, or were meant as: an intent and its slots. */
export type Read = z.infer<typeof Read>;

const Misreading = z.object({
  text: z.string(),
  reading: Read,
  meant: Read.nullable(),
  createdAt: z.date(),
});
/** A message that was not meant as it was read; what was meant is what its person did next, null where nothing followed. */
export type Misreading = z.infer<typeof Misreading>;

/** Keeps a message, free of secrets already, and what it was wrongly read as. Answers its id. */
export async function keepMisreading(
  tx: Writer,
  what: Pick<Misreading, 'text' | 'reading'>,
): Promise<string> {
  const id = randomUUID();
  const reading = withoutSecret(what.reading);
  await tx.misreading.create({ data: { id, text: what.text, reading, createdAt: new Date() } });
  return id;
}

/** Says what misread messages were meant as. */
export async function labelMisreadings(tx: Writer, ids: readonly string[], meant: Read): Promise<void> {
  await tx.misreading.updateMany({ where: { id: { in: [...ids] } }, data: { meant: withoutSecret(meant) } });
}

/** All of them, the oldest first. */
export async function listMisreadings(db: Reader): Promise<Misreading[]> {
  const rows = await db.misreading.findMany({ orderBy: { createdAt: 'asc' } });
  return rows.map((row) => Misreading.parse(row));
}

function withoutSecret(read: Read) {
  return z.json().parse(withoutSecrets(read)) ?? {};
}
