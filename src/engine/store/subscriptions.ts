import { type ChannelKey, channelOf } from '../access/channel.js';
import { Subscription } from '../alerts/subscription.js';
import type { Reader, Writer } from './database.js';
import { Prisma, type Subscription as Row } from './generated/sqlite/client.js';

function toSubscription({ clusterUuid, clusterName, ...row }: Row): Subscription {
  const cluster = clusterUuid === null ? null : { uuid: clusterUuid, name: clusterName ?? clusterUuid };
  return Subscription.parse({ ...row, cluster });
}

/** Remembers a subscription. */
export async function insertSubscription(tx: Writer, subscription: Subscription): Promise<void> {
  const { cluster, digest, quiet, ...rest } = subscription;
  await tx.subscription.create({
    data: {
      ...rest,
      clusterUuid: cluster?.uuid ?? null,
      clusterName: cluster?.name ?? null,
      digest: digest ?? Prisma.DbNull,
      quiet: quiet ?? Prisma.DbNull,
    },
  });
}

/** Every subscription to these projects, the oldest first: one query, however many happenings there are. */
export async function listSubscriptions(db: Reader, projectIds: readonly string[]): Promise<Subscription[]> {
  const rows = await db.subscription.findMany({
    where: { projectId: { in: [...projectIds] } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(toSubscription);
}

/** The subscriptions of one channel, of whatever project. */
export async function listOfChannel(db: Reader, channel: ChannelKey): Promise<Subscription[]> {
  const rows = await db.subscription.findMany({
    where: channelOf(channel),
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(toSubscription);
}

/** Changes which clusters a subscription does not hear of. */
export async function saveExceptClusters(
  tx: Writer,
  { id, exceptClusters }: Pick<Subscription, 'id' | 'exceptClusters'>,
): Promise<void> {
  await tx.subscription.updateMany({ where: { id }, data: { exceptClusters } });
}

/** Forgets subscriptions; answers how many there were. */
export async function removeSubscriptions(tx: Writer, ids: readonly string[]): Promise<number> {
  const { count } = await tx.subscription.deleteMany({ where: { id: { in: [...ids] } } });
  return count;
}
