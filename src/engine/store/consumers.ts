import type { Database, Writer } from './database.js';
import { lastNumber } from './sequences.js';

interface Lease {
  readonly name: string;
  readonly owner: string;
  readonly milliseconds: number;
}

/**
 * Takes a consumer of events for one replica; true when nobody else holds it. A consumer that is new begins with what
 * happens from now on.
 */
export async function takeConsumerLease(tx: Writer, { name, owner, milliseconds }: Lease): Promise<boolean> {
  const now = Date.now();
  const known = await tx.consumer.findUnique({ where: { name } });
  if (!known) await tx.consumer.create({ data: { name, position: await lastNumber(tx, 'event') } });
  const { count } = await tx.consumer.updateMany({
    where: {
      name,
      OR: [{ leaseOwner: null }, { leaseUntil: { lt: new Date(now) } }, { leaseOwner: owner }],
    },
    data: { leaseOwner: owner, leaseUntil: new Date(now + milliseconds) },
  });
  return count === 1;
}

/** Gives a consumer back, if it is still ours. */
export async function releaseConsumerLease(db: Database, name: string, owner: string): Promise<void> {
  await db.write((tx) =>
    tx.consumer.updateMany({
      where: { name, leaseOwner: owner },
      data: { leaseOwner: null, leaseUntil: null },
    }),
  );
}
