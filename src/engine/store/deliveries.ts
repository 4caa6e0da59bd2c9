import type { Reader, Writer } from './database.js';

/** Whether a platform's delivery was acted on already. */
export async function wasDelivered(db: Reader, id: string): Promise<boolean> {
  return (await db.delivery.count({ where: { id } })) > 0;
}

/** Remembers a delivery as acted on. */
export async function keepDelivery(tx: Writer, id: string): Promise<void> {
  await tx.delivery.upsert({ where: { id }, create: { id, createdAt: new Date() }, update: {} });
}

/** Forgets deliveries older than that: no platform delivers again after an hour. */
export async function forgetDeliveries(tx: Writer, before: Date): Promise<void> {
  await tx.delivery.deleteMany({ where: { createdAt: { lt: before } } });
}
