import { own } from '../../card/own.js';
import type { Wish } from '../../engine/alerts/subscription.js';
import { clock } from '../../engine/alerts/times.js';
import type { Origin } from '../../engine/operations/operation.js';

/** What a subscription hears, in words: `CREATE_FAILED of prod`. */
export function saidWhat({ kinds, cluster }: Wish): string {
  const what = kinds.length > 0 ? kinds.join(', ') : 'everything';
  return cluster ? `${what} of ${own(cluster.name)}` : what;
}

/** What it leaves out; empty where nothing. */
export function saidExcept({
  exceptKinds,
  exceptClusters,
}: Pick<Wish, 'exceptKinds' | 'exceptClusters'>): string {
  return [...exceptKinds, ...exceptClusters.map(({ name }) => own(name))].join(', ');
}

/** When it is told: `at once`, `every hour, not 22:00-07:00 Europe/Paris, failures at once`. */
export function saidWhen({ digest, quiet, timeZone, urgent }: Wish): string {
  const zone = digest?.every === 'day' || quiet ? ` ${timeZone}` : '';
  const parts = [
    digest === null ? 'at once' : digest.every === 'hour' ? 'every hour' : `daily at ${clock(digest.at)}`,
    ...(quiet ? [`not ${clock(quiet.from)}-${clock(quiet.to)}`] : []),
  ];
  return `${parts.join(', ')}${zone}${urgent && (digest || quiet) ? ', failures at once' : ''}`;
}

/** Which channel: `here`, or the name that it was said by. */
export function saidWhere(
  { platform, channel, channelName }: Pick<Wish, 'platform' | 'channel' | 'channelName'>,
  origin: Origin | undefined,
): string {
  if (origin?.platform === platform && origin.channel === channel) return 'here';
  return channelName ? `#${channelName}` : `${platform} ${channel}`;
}
