import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Reader, Writer } from './database.js';

const Misreading = z.object({
  text: z.string(),
  reading: z.object({ name: z.string(), slots: z.record(z.string(), z.unknown()) }),
  createdAt: z.date(),
});
/** A message that was not meant as it was read. */
export type Misreading = z.infer<typeof Misreading>;

/** Keeps a message, free of secrets already, and what it was wrongly read as. */
export async function keepMisreading(tx: Writer, what: Omit<Misreading, 'createdAt'>): Promise<void> {
  await tx.misreading.create({
    data: {
      id: randomUUID(),
      text: what.text,
      reading: z.json().parse(what.reading) ?? {},
      createdAt: new Date(),
    },
  });
}

/** All of them, the oldest first. */
export async function listMisreadings(db: Reader): Promise<Misreading[]> {
  const rows = await db.misreading.findMany({ orderBy: { createdAt: 'asc' } });
  return rows.map((row) => Misreading.parse(row));
}
