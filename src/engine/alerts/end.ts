import { randomUUID } from 'node:crypto';
import type { ChannelKey } from '../access/channel.js';
import { tellChannel } from '../access/tell-channel.js';
import { appendAudit } from '../audit/append.js';
import type { Caller } from '../caller.js';
import { EngineError } from '../errors.js';
import { saveQuiet } from '../store/chat-channels.js';
import type { Writer } from '../store/database.js';
import { insertSubscription, removeSubscriptions, saveExceptClusters } from '../store/subscriptions.js';
import type { Listening, SubscriptionInput } from './subscribe.js';
import type { Subscription, Wish } from './subscription.js';

/** What ended: subscriptions, and those that go on without the cluster that was named. */
export interface Unsubscribed {
  readonly ended: readonly Subscription[];
  readonly narrowed: readonly Subscription[];
  /** The channel heard of a project because it is bound to it, and does not any more. */
  readonly isDefaultOver: boolean;
}

/** Nothing ended: several could be meant. */
export interface Several {
  readonly several: readonly Subscription[];
  /** What the channel hears because it is bound to a project; null where that is not meant. */
  readonly standing: Wish | null;
}

/** Which subscriptions are to end: by what they were asked for with, or by id; nothing said: what the channel hears. */
export interface Unsubscribing extends SubscriptionInput {
  /** As {@link shortId} has it, or `bound`: what a bound channel hears by default. */
  readonly id?: string | undefined;
  /** Everything that matches, and not one of it. */
  readonly all?: boolean | undefined;
}

/** What a subscription is called. */
export function shortId({ id }: Pick<Subscription, 'id'>): string {
  return id.slice(0, 8);
}

/** The id of what a bound channel hears by default. */
export const boundId = 'bound';

/** A cluster as a subscription knows it. */
export type ClusterRef = NonNullable<Wish['cluster']>;

/** What is to end, by whose word. */
interface Ending {
  readonly tx: Writer;
  readonly caller: Caller;
  readonly where: Listening;
  readonly input: Unsubscribing;
  readonly ended: readonly Subscription[];
  /** Those that go on without the cluster. */
  readonly narrowed?: readonly Subscription[];
  /** What the channel hears by default: it ends, or goes on without the cluster. */
  readonly standing?: Wish | null;
  readonly cluster?: ClusterRef;
}

/** Ends subscriptions, and has their channel told what others had asked for. Throws `alert.not_found` where there is nothing to end. */
export async function end(ending: Ending): Promise<Unsubscribed> {
  const { tx, caller, where, input, ended, narrowed: others = [], standing = null, cluster } = ending;
  const narrowed = [...others];
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
  if (ended.length + narrowed.length === 0 && !isDefaultOver) throw nothingThere(input, cluster?.name);
  if (standing) await saveQuiet(tx, where.channel);
  await removeSubscriptions(
    tx,
    ended.map(({ id }) => id),
  );
  for (const each of narrowed) await saveExceptClusters(tx, each);
  const channel = ended[0] ?? where.channel;
  await appendAudit(tx, caller, {
    action: 'alert-unsubscribe',
    target: { kind: 'channel', id: channel.channel, name: where.channelName },
    input,
    outcome: 'accepted',
    origin: where.origin,
  });
  await tellOthers(tx, caller, channel, ended, null);
  await tellOthers(tx, caller, channel, narrowed, cluster?.name ?? null);
  return { ended, narrowed, isDefaultOver };
}

/** What others asked for is told to end in the channel where they asked for it. */
async function tellOthers(
  tx: Writer,
  caller: Caller,
  channel: ChannelKey,
  all: readonly Subscription[],
  left: string | null,
): Promise<void> {
  const theirs = all.filter((each) => !isSame(each.caller, caller));
  if (theirs.length === 0) return;
  const heard = theirs.map(({ kinds, cluster, caller: { chat, userName } }) => ({
    kinds,
    cluster: cluster?.name ?? null,
    by: chat?.name ?? userName,
  }));
  await tellChannel(tx, channel, caller, { kind: 'unsubscribed', without: left, heard });
}

function isSame(one: Caller, other: Caller): boolean {
  if (!one.chat || !other.chat) return one.userId === other.userId;
  return one.chat.platform === other.chat.platform && one.chat.id === other.chat.id;
}

function nothingThere(
  { id, all: _all, cluster: _cluster, ...said }: Unsubscribing,
  name?: string,
): EngineError {
  const hint = 'alert-list shows who hears what. What is asked for in a channel is told there anyway.';
  if (id !== undefined)
    return new EngineError('alert.not_found', `There is no subscription ${id}.`, { hint });
  const isLike = Object.values(said).some((value) => value !== undefined);
  const what = isLike
    ? 'has no such subscription'
    : name
      ? `hears nothing of cluster ${name}`
      : 'has no subscription';
  return new EngineError('alert.not_found', `The channel ${what}.`, { hint });
}
