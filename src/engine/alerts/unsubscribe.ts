import { appendAudit } from '../audit/append.js';
import type { Caller } from '../caller.js';
import { showCluster } from '../clusters/lookup.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { allows, authorize } from '../policy.js';
import {
  listOfChannel,
  listSubscriptions,
  removeSubscriptions,
  saveExceptClusters,
} from '../store/subscriptions.js';
import type { Listening } from './subscribe.js';
import type { Subscription } from './subscription.js';

/** What ended: subscriptions, and those that go on without the cluster that was named. */
export interface Unsubscribed {
  readonly ended: readonly Subscription[];
  readonly narrowed: readonly Subscription[];
}

/**
 * Ends what a channel hears of the caller's project: everything, or what is about one cluster; a subscription to all clusters
 * goes on without it. Throws `alert.not_found` where the channel hears nothing of it.
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
    if (ended.length + narrowed.length === 0) throw nothingThere(cluster?.name);
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
    return { ended, narrowed };
  });
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
