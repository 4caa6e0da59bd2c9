import { type ChannelKey, channelOf, laneOf } from '../access/channel.js';
import type { Happening } from './happening.js';
import type { Wish } from './subscription.js';
import { dueAt } from './times.js';

/** Whether a subscription is about this. What is excepted is never heard, however it is asked for otherwise. */
export function hears(subscription: Wish, { projectId, clusterUuid, kinds }: Happening): boolean {
  const { cluster, exceptClusters, exceptKinds } = subscription;
  if (subscription.projectId !== projectId) return false;
  if (cluster && cluster.uuid !== clusterUuid) return false;
  if (exceptClusters.some(({ uuid }) => uuid === clusterUuid)) return false;
  const left = kinds.filter((kind) => !exceptKinds.includes(kind));
  return left.some((kind) => subscription.kinds.length === 0 || subscription.kinds.includes(kind));
}

/** A channel that is told, now or when what is held for it is told. */
export interface Listener {
  readonly channel: ChannelKey;
  /** Null: now. */
  readonly dueAt: Date | null;
  /** Whether it waits for the end of quiet hours, and for no digest. */
  readonly inQuiet: boolean;
}

/** The channels that hear of this, each once: at the earliest time that one of its subscriptions says. */
export function listenersOf(subscriptions: readonly Wish[], what: Happening, now: Date): readonly Listener[] {
  const listeners = new Map<string, Listener>();
  for (const subscription of subscriptions) {
    if (!hears(subscription, what)) continue;
    const due = subscription.urgent && what.isFailure ? null : dueAt(now, subscription);
    const lane = laneOf(subscription);
    const known = listeners.get(lane);
    if (known && (known.dueAt === null || (due !== null && known.dueAt <= due))) continue;
    listeners.set(lane, {
      channel: channelOf(subscription),
      dueAt: due,
      inQuiet: due !== null && subscription.digest === null,
    });
  }
  return [...listeners.values()];
}
