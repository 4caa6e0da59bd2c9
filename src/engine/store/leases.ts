import type { Database, Writer } from './database.js';

interface Lease {
  readonly uuid: string;
  readonly owner: string;
  readonly milliseconds: number;
}

/**
 * Takes a cluster for one reconciliation: true when nobody else holds it. A lease that ran out (its holder
 * was killed, or stands still) is free, and the cluster remembers that it was taken from somebody.
 */
export async function takeClusterLease(tx: Writer, { uuid, owner, milliseconds }: Lease): Promise<boolean> {
  const now = Date.now();
  const data = { leaseOwner: owner, leaseUntil: new Date(now + milliseconds) };
  const free = await tx.cluster.updateMany({
    where: { uuid, OR: [{ leaseOwner: null }, { leaseOwner: owner }] },
    data,
  });
  if (free.count === 1) return true;
  const ranOut = await tx.cluster.updateMany({
    where: { uuid, leaseUntil: { lt: new Date(now) } },
    data: { ...data, takenOverAt: new Date(now) },
  });
  return ranOut.count === 1;
}

/** Makes a lease last for as long as its holder lives: renews it each third of its time until stopped. */
export function keepRenewing(milliseconds: number, renew: () => Promise<unknown>): { stop(): void } {
  const timer = setInterval(() => {
    // A renewal that fails is made up for by the next; a lease that runs out costs one idle look.
    renew().catch(() => undefined);
  }, milliseconds / 3);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

/** The same for a cluster's. */
export function renewClusterLease(db: Database, lease: Lease): { stop(): void } {
  return keepRenewing(lease.milliseconds, () =>
    db.write((tx) =>
      tx.cluster.updateMany({
        where: { uuid: lease.uuid, leaseOwner: lease.owner },
        data: { leaseUntil: new Date(Date.now() + lease.milliseconds) },
      }),
    ),
  );
}

/** Gives the cluster back, if it is still ours. */
export async function releaseClusterLease(tx: Writer, uuid: string, owner: string): Promise<void> {
  await tx.cluster.updateMany({
    where: { uuid, leaseOwner: owner },
    data: { leaseOwner: null, leaseUntil: null },
  });
}

/** The cluster is somebody else's by now, or gone: whoever held it stops without a word. */
export class LeaseLost extends Error {}

/**
 * The database for as long as a cluster is ours: every write looks at the lease first, in its own transaction, and throws
 * {@link LeaseLost} when it went to somebody else. So one that stood still for too long changes nothing of what others
 * have done meanwhile.
 */
export function whileLeased(db: Database, { uuid, owner, milliseconds }: Lease): Database {
  return {
    ...db,
    write: (work) =>
      db.write(async (tx) => {
        const leaseUntil = new Date(Date.now() + milliseconds);
        const { count } = await tx.cluster.updateMany({
          where: { uuid, leaseOwner: owner },
          data: { leaseUntil },
        });
        if (count === 0) throw new LeaseLost(`Cluster ${uuid} is reconciled by somebody else.`);
        return work(tx);
      }),
  };
}
