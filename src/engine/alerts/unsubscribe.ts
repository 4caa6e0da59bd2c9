import type { Caller } from '../caller.js';
import { showCluster } from '../clusters/lookup.js';
import type { Engine } from '../engine.js';
import { allows, authorize } from '../policy.js';
import { channelsBoundTo, getBound } from '../store/chat-channels.js';
import type { Writer } from '../store/database.js';
import { listOfChannel, listSubscriptions } from '../store/subscriptions.js';
import { defaultWish } from './defaults.js';
import {
  boundId,
  type ClusterRef,
  end,
  type Several,
  shortId,
  type Unsubscribed,
  type Unsubscribing,
} from './end.js';
import { matching, readSaid } from './pick.js';
import type { Listening } from './subscribe.js';
import type { Subscription, Wish } from './subscription.js';

/**
 * Ends a subscription of a channel to the caller's project, all of them, or what is about one cluster; a subscription to all clusters
 * goes on without that, and so does what a bound channel hears by default, as a subscription of its own from then on. That what others
 * asked for ended is told in the channel. Throws `alert.not_found` where the channel hears nothing of it.
 */
export async function unsubscribe(
  engine: Engine,
  caller: Caller,
  input: Unsubscribing,
  where: Listening,
): Promise<Unsubscribed | Several> {
  authorize(engine, caller, 'alert:subscribe');
  const { id, all = false, ...asked } = input;
  const cluster =
    asked.cluster === undefined ? null : await findCluster(engine, caller, asked.cluster, where);
  const said = await readSaid(engine, caller, asked, cluster);
  const isOfCluster = cluster !== null && Object.keys(said).length === 1;
  const done = await engine.db.write(async (tx) => {
    const standing = await defaultOf(engine, caller, tx, where);
    const ending = { tx, caller, where, input };
    const may = ({ projectId }: Subscription) => mayEnd(engine, caller, projectId);
    if (id === boundId) return end({ ...ending, ended: [], standing });
    if (id !== undefined) return end({ ...ending, ended: (await listOfId(tx, caller, id)).filter(may) });
    const mine = (await listOfChannel(tx, where.channel)).filter(may);
    if (isOfCluster) {
      const rest = { narrowed: without(mine, cluster), standing, cluster };
      return end({ ...ending, ended: matching(mine, { cluster }, 'all'), ...rest });
    }
    const isBare = Object.keys(said).length === 0;
    const meant = isBare ? mine : matching(mine, said, all ? 'all' : 'closest');
    const bound = isBare ? standing : null;
    if (!all && meant.length + (bound ? 1 : 0) > 1) return { several: meant, standing: bound };
    return end({ ...ending, ended: meant, standing: bound });
  });
  engine.wake.consumers.notify();
  return done;
}

/** Those to all clusters, as they go on without one. */
function without(all: readonly Subscription[], cluster: ClusterRef): Subscription[] {
  return all
    .filter((each) => !each.cluster && !each.exceptClusters.some(({ uuid }) => uuid === cluster.uuid))
    .map((each) => ({ ...each, exceptClusters: [...each.exceptClusters, cluster] }));
}

/** Of the caller's project, whatever channel hears it. */
async function listOfId(tx: Writer, { projectId }: Caller, id: string): Promise<Subscription[]> {
  const all = await listSubscriptions(tx, [projectId]);
  return all.filter((each) => each.id === id || shortId(each) === id);
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
