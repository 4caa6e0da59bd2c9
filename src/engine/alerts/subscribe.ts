import { randomUUID } from 'node:crypto';
import { type ChannelKey, channelOf } from '../access/channel.js';
import { appendAudit } from '../audit/append.js';
import type { Caller } from '../caller.js';
import type { Cluster } from '../clusters/cluster.js';
import { showCluster } from '../clusters/lookup.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import type { Origin } from '../operations/operation.js';
import { authorize } from '../policy.js';
import { requireProject } from '../projects.js';
import { insertSubscription, listOfChannel } from '../store/subscriptions.js';
import { alertKinds, isLikeKind, kindsOf, readKinds } from './kinds.js';
import type { Subscription, Wish } from './subscription.js';
import { isTimeZone, readClock } from './times.js';

/** A channel hears from so many subscriptions at most. */
export const mostSubscriptions = 20;

/** A subscription as a person asks for it. */
export interface SubscriptionInput {
  readonly statuses?: readonly string[] | undefined;
  readonly cluster?: string | undefined;
  /** Statuses, and names or uuids of clusters. */
  readonly except?: readonly string[] | undefined;
  /** Id or name of a project that is not the caller's own. */
  readonly project?: string | undefined;
  /** `off`, `hourly`, or `HH:MM` for once a day. */
  readonly digest?: string | undefined;
  /** `HH:MM-HH:MM` */
  readonly quiet?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly urgent?: boolean | undefined;
}

/** The channel that is to hear, with the name that it was said by, and where it was asked for. */
export interface Listening {
  readonly channel: ChannelKey;
  readonly channelName: string | null;
  readonly origin?: Origin | undefined;
}

/**
 * Subscribes a channel to what happens in the caller's project, or in the project of the cluster or of the name that is said, where
 * the policy lets the caller. The same again is the same subscription. Throws `alert.invalid` with the field, `policy.forbidden`,
 * `cluster.not_found`, `project.not_found`.
 */
export async function subscribe(
  engine: Engine,
  caller: Caller,
  input: SubscriptionInput,
  where: Listening,
): Promise<Subscription> {
  authorize(engine, caller, 'alert:subscribe');
  const wanted = await plan(engine, caller, input, where);
  return engine.db.write(async (tx) => {
    const there = await listOfChannel(tx, where.channel);
    const same = there.find((each) => contentOf(each) === contentOf(wanted));
    if (same) return same;
    if (there.length >= mostSubscriptions) {
      throw new EngineError('alert.invalid', `This channel has ${mostSubscriptions} subscriptions already.`, {
        hint: 'End some with alert-unsubscribe, then subscribe again.',
      });
    }
    await insertSubscription(tx, wanted);
    await appendAudit(tx, caller, {
      action: 'alert-subscribe',
      target: { kind: 'channel', id: where.channel.channel, name: where.channelName },
      input,
      outcome: 'accepted',
      origin: where.origin,
    });
    return wanted;
  });
}

async function plan(
  engine: Engine,
  caller: Caller,
  input: SubscriptionInput,
  { channel, channelName }: Listening,
): Promise<Subscription> {
  const cluster = input.cluster === undefined ? null : await showCluster(engine, caller, input.cluster);
  const projectId = cluster?.projectId ?? (await requireProject(engine, caller, input.project)).id;
  if (projectId !== caller.projectId) authorize(engine, caller, 'alert:subscribe_all_projects');
  const timeZone = input.timeZone ?? 'UTC';
  if (!isTimeZone(timeZone)) {
    throw new EngineError('alert.invalid', `There is no time zone ${timeZone}.`, {
      field: 'timeZone',
      hint: 'Say it as Europe/Paris or Asia/Shanghai.',
    });
  }
  const digest = readDigest(input.digest);
  const quiet = readQuiet(input.quiet);
  const wanted = {
    id: randomUUID(),
    projectId,
    ...channelOf(channel),
    channelName,
    cluster: cluster && { uuid: cluster.uuid, name: cluster.name },
    kinds: readKinds(input.statuses ?? [], 'statuses'),
    ...(await readExcept(engine, caller, input.except ?? [])),
    digest,
    quiet,
    timeZone,
    // Where nothing is held back, nothing is more urgent than the rest.
    urgent: (input.urgent ?? false) && (digest !== null || quiet !== null),
    caller,
    createdAt: new Date(),
  };
  requireSomething(wanted);
  return wanted;
}

/** Throws `alert.invalid` for what leaves out everything that it would hear. */
function requireSomething({ kinds, exceptKinds, cluster, exceptClusters }: Wish): void {
  const heard = (kinds.length > 0 ? kinds : alertKinds).filter((kind) => !exceptKinds.includes(kind));
  if (heard.length > 0 && !exceptClusters.some(({ uuid }) => uuid === cluster?.uuid)) return;
  throw new EngineError('alert.invalid', 'That leaves out all that it asks for, so nothing would be told.', {
    field: 'except',
    hint: 'Leave out less.',
  });
}

/** Which kinds and clusters are left out by these words. Throws `alert.invalid`. */
export async function readExcept(
  engine: Engine,
  caller: Caller,
  words: readonly string[],
): Promise<Pick<Subscription, 'exceptKinds' | 'exceptClusters'>> {
  const names = words.filter((word) => !kindsOf(word));
  const exceptClusters = [];
  for (const name of names) {
    const { uuid, name: known } = await exceptedCluster(engine, caller, name);
    exceptClusters.push({ uuid, name: known });
  }
  return {
    exceptKinds: readKinds(
      words.filter((word) => kindsOf(word)),
      'except',
    ),
    exceptClusters,
  };
}

/** A cluster that is left out; what is nearly a status and no cluster's name is refused as a status. */
async function exceptedCluster(engine: Engine, caller: Caller, name: string): Promise<Cluster> {
  try {
    return await showCluster(engine, caller, name);
  } catch (error) {
    if (error instanceof EngineError && error.code === 'cluster.not_found' && isLikeKind(name))
      readKinds([name], 'except');
    throw error;
  }
}

/** When it is told together; null: at once. Throws `alert.invalid`. */
export function readDigest(text = 'off'): Subscription['digest'] {
  if (text === 'off') return null;
  if (text === 'hourly') return { every: 'hour' };
  const at = readClock(text.replace(/^daily[ @]?/, ''));
  if (at !== null) return { every: 'day', at };
  throw new EngineError('alert.invalid', `${text} is no digest.`, {
    field: 'digest',
    hint: 'Say hourly, or the time of day as 09:00, or off.',
  });
}

/** When nothing is told. Throws `alert.invalid`. */
export function readQuiet(text?: string): Subscription['quiet'] {
  if (text === undefined || text === 'off') return null;
  const [from, to] = text.split('-').map(readClock);
  if (from !== null && from !== undefined && to !== null && to !== undefined && from !== to)
    return { from, to };
  throw new EngineError('alert.invalid', `${text} are no quiet hours.`, {
    field: 'quiet',
    hint: 'Say from when to when, as 22:00-07:00.',
  });
}

/** Everything that makes a subscription another one. */
function contentOf({
  id: _,
  caller: _who,
  createdAt: _when,
  channelName: _name,
  ...rest
}: Subscription): string {
  return JSON.stringify(Object.entries(rest).sort());
}
