import { randomUUID } from 'node:crypto';
import { appendAudit } from '../audit/append.js';
import type { Caller } from '../caller.js';
import { showCluster } from '../clusters/lookup.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { allows, authorize } from '../policy.js';
import { channelsBoundTo, getBound, saveQuiet } from '../store/chat-channels.js';
import type { Writer } from '../store/database.js';
import {
  insertSubscription,
  listOfChannel,
  listSubscriptions,
  removeSubscriptions,
  saveExceptClusters,
} from '../store/subscriptions.js';
import { defaultWish } from './defaults.js';
import type { Listening } from './subscribe.js';
import type { Subscription, Wish } from './subscription.js';

/** What ended: subscriptions, and those that go on without the cluster that was named. */
export interface Unsubscribed {
  readonly ended: readonly Subscription[];
  readonly narrowed: readonly Subscription[];
  /** The channel heard of a project because it is bound to it, and does not any more. */
  readonly isDefaultOver: boolean;
}

/**
 * Ends what a channel hears of the caller's project: everything, or what is about one cluster; a subscription to all clusters
 * goes on without it, and so does what a bound channel hears by default, as a subscription of its own from then on. Throws `alert.not_found` where the channel hears nothing of it.
 */
export async function unsubscribe(
  engine: Engine,
  caller: Caller,
  input: { readonly cluster?: string | undefined },
  where: Listening,
): Promise<Unsubscribed> {
  authorize(engine, caller, 'alert:subscribe');
  const cluster =
    input.cluster === undefined ? null : await findCluster(engine, caller, input.cluster, where);
  return engine.db.write(async (tx) => {
    const all = (await listOfChannel(tx, where.channel)).filter(({ projectId }) =>
      mayEnd(engine, caller, projectId),
    );
    const ended = all.filter((each) => !cluster || each.cluster?.uuid === cluster.uuid);
    const narrowed = all
      .filter(
        (each) => cluster && !each.cluster && !each.exceptClusters.some(({ uuid }) => uuid === cluster.uuid),
      )
      .map((each) => ({ ...each, exceptClusters: [...each.exceptClusters, ...(cluster ? [cluster] : [])] }));
    const standing = await defaultOf(engine, caller, tx, where);
    if (standing && cluster) {
      const own = {
        ...standing,
        id: randomUUID(),
        exceptClusters: [cluster],
        channelName: where.channelName,
        caller,
        createdAt: new Date(),
      };
      await insertSubscription(tx, own);
      narrowed.push(own);
    }
    const isDefaultOver = standing !== null && !cluster;
    if (ended.length + narrowed.length === 0 && !isDefaultOver) throw nothingThere(cluster?.name);
    if (standing) await saveQuiet(tx, where.channel);
    await removeSubscriptions(
      tx,
      ended.map(({ id }) => id),
    );
    for (const each of narrowed) await saveExceptClusters(tx, each);
    await appendAudit(tx, caller, {
      action: 'alert-unsubscribe',
      target: { kind: 'channel', id: where.channel.channel, name: where.channelName },
      input,
      outcome: 'accepted',
      origin: where.origin,
    });
    return { ended, narrowed, isDefaultOver };
  });
}

/** What the channel hears because it is bound to a project that the caller may end it for; null where nothing. */
async function defaultOf(
  engine: Engine,
  caller: Caller,
  tx: Writer,
  { channel }: Listening,
): Promise<Wish | null> {
  const bound = await getBound(tx, channel);
  return bound && !bound.isQuiet && mayEnd(engine, caller, bound.projectId) ? defaultWish(bound) : null;
}

function mayEnd(engine: Engine, caller: Caller, projectId: string): boolean {
  return projectId === caller.projectId || allows(engine, caller, 'alert:subscribe_all_projects');
}

/** A cluster that is gone is still known to the subscriptions that were about it. */
async function findCluster(engine: Engine, caller: Caller, said: string, { channel }: Listening) {
  try {
    const { uuid, name } = await showCluster(engine, caller, said);
    return { uuid, name };
  } catch (error) {
    const known = (await listOfChannel(engine.db.read, channel)).flatMap(({ cluster }) => cluster ?? []);
    const gone = known.find(({ uuid, name }) => uuid === said || name === said);
    if (gone) return gone;
    throw error;
  }
}

function nothingThere(cluster: string | undefined): EngineError {
  const what = cluster ? `hears nothing of cluster ${cluster}` : 'has no subscription';
  return new EngineError('alert.not_found', `The channel ${what}.`, {
    hint: 'alert-list shows who hears what. What is asked for in a channel is told there anyway.',
  });
}

/** Every subscription to the caller's project, the oldest first. */
export async function listOwnSubscriptions(engine: Engine, caller: Caller): Promise<Subscription[]> {
  authorize(engine, caller, 'alert:get_all');
  return listSubscriptions(engine.db.read, [caller.projectId]);
}

/** What channels hear because they are bound to the caller's project. */
export async function listOwnDefaults(engine: Engine, caller: Caller): Promise<Wish[]> {
  authorize(engine, caller, 'alert:get_all');
  const bound = await channelsBoundTo(engine.db.read, [caller.projectId]);
  return bound.filter(({ isQuiet }) => !isQuiet).map(defaultWish);
}
