import { type ChannelKey, channelOf, laneOf } from '../access/channel.js';
import type { Happening } from './happening.js';
import type { AlertKind } from './kinds.js';
import { hears } from './match.js';
import { type Subscription, unsaid, type Wish } from './subscription.js';

/**
 * What a channel that is bound to a project hears of its clusters, wherever they were asked for, until it says otherwise: how making
 * one ends, and what somebody has to look after that nobody has asked for.
 */
export const defaultKinds: readonly AlertKind[] = [
  'CREATE_COMPLETE',
  'CREATE_FAILED',
  'stuck',
  'drift',
  'certificate',
];

/** A channel that was bound to a project. */
export interface BoundChannel extends ChannelKey {
  readonly projectId: string;
  /** It wants to hear only what is asked for in it, and what it has subscribed to. */
  readonly isQuiet: boolean;
}

/** The default of a bound channel in the shape of a subscription: at once, of all clusters of the project. */
export function defaultWish(channel: BoundChannel): Wish {
  return {
    ...channelOf(channel),
    projectId: channel.projectId,
    channelName: null,
    ...unsaid,
    kinds: [...defaultKinds],
  };
}

/** The defaults that are about this: those of channels none of whose own subscriptions hears it or leaves it out. */
export function defaultsAbout(
  bound: readonly BoundChannel[],
  own: readonly Subscription[],
  what: Happening,
): Wish[] {
  const settled = new Set(own.filter((each) => settles(each, what)).map(laneOf));
  return bound.filter((channel) => !channel.isQuiet && !settled.has(laneOf(channel))).map(defaultWish);
}

/** Whether a subscription says when this is heard, or that it is not. */
function settles(subscription: Subscription, what: Happening): boolean {
  return hears(subscription, what) || leavesOut(subscription, what);
}

function leavesOut(
  { projectId, cluster, exceptKinds, exceptClusters }: Subscription,
  what: Happening,
): boolean {
  if (projectId !== what.projectId || (cluster && cluster.uuid !== what.clusterUuid)) return false;
  return (
    exceptClusters.some(({ uuid }) => uuid === what.clusterUuid) ||
    what.kinds.some((kind) => exceptKinds.includes(kind))
  );
}
