import type { Writer } from './database.js';

/**
 * Takes a cluster for one reconciliation: true when nobody else holds it. A lease that ran out (its holder
 * was killed) is free.
 */
export async function takeClusterLease(
  tx: Writer,
  lease: { uuid: string; owner: string; milliseconds: number },
): Promise<boolean> {
  const now = Date.now();
  const { count } = await tx.cluster.updateMany({
    where: {
      uuid: lease.uuid,
      OR: [{ leaseOwner: null }, { leaseUntil: { lt: new Date(now) } }, { leaseOwner: lease.owner }],
    },
    data: { leaseOwner: lease.owner, leaseUntil: new Date(now + lease.milliseconds) },
  });
  return count === 1;
}

/** Gives the cluster back, if it is still ours. */
export async function releaseClusterLease(tx: Writer, uuid: string, owner: string): Promise<void> {
  await tx.cluster.updateMany({
    where: { uuid, leaseOwner: owner },
    data: { leaseOwner: null, leaseUntil: null },
  });
}
