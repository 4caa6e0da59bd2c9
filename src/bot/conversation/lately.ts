import type { Table } from '../../card/card.js';
import type { Operation } from '../../engine/operations/operation.js';
import type { Read } from '../../engine/store/misreadings.js';
import type { Listed } from '../../intents/language/places.js';
import type { Meaning } from '../../intents/language/reading.js';
import type { Person, Place } from '../platform.js';
import type { Turn } from './turn.js';

/** What a person's words were read as, and the words, without secrets. */
export interface Heard {
  readonly said: string;
  readonly meaning: Meaning;
}

/** A message that was misread, by the id of what is kept of it. */
export interface Example {
  readonly id: string;
  readonly text: string;
  readonly reading: Read;
}

/** Misread messages of one wish, and what was done since. */
export interface Misread {
  readonly examples: readonly Example[];
  readonly meant: Meaning | null;
}

interface Spoken {
  readonly at: number;
  readonly cluster?: string | undefined;
  readonly heard?: Heard;
  readonly misread?: Misread;
  readonly listed?: Listed | undefined;
}

/** What each person last spoke of in each place: a quarter of an hour long, in this process, and nothing depends on it. */
export interface Lately {
  /** The cluster that was last spoken of: what "it" means outside of a cluster's thread. */
  cluster(person: Person, place: Place): string | undefined;
  /** How the last words were read: what "that is not what I meant" is about. */
  heard(person: Person, place: Place): Heard | undefined;
  /** The list that was shown last: what "the first one" is of. */
  listed(person: Person, place: Place): Listed | undefined;
  /** What was last said to be misread in the channel. */
  misread(person: Person, place: Place): Misread | undefined;
  note(
    person: Person,
    place: Place,
    what: {
      readonly cluster?: string | undefined;
      readonly heard?: Heard;
      readonly listed?: Listed | undefined;
    },
  ): void;
  noteMisread(person: Person, place: Place, misread: Misread): void;
}

const keptMs = 15 * 60_000;
const most = 5_000;

/** Opens an empty memory. */
export function createLately(now: () => Date): Lately {
  const spoken = new Map<string, Spoken>();
  const find = (person: Person, place: Place) => {
    const found = spoken.get(keyOf(person, place));
    return found && found.at > now().getTime() - keptMs ? found : undefined;
  };
  const note = (person: Person, place: Place, what: Omit<Spoken, 'at'>) => {
    const key = keyOf(person, place);
    const before = find(person, place);
    spoken.delete(key);
    spoken.set(key, { ...before, ...what, at: now().getTime() });
    const [oldest] = spoken.keys();
    if (spoken.size > most && oldest !== undefined) spoken.delete(oldest);
  };
  return {
    cluster: (person, place) => find(person, place)?.cluster,
    heard: (person, place) => find(person, place)?.heard,
    listed: (person, place) => find(person, place)?.listed,
    misread: (person, place) => find(person, channelOf(place))?.misread,
    note,
    noteMisread: (person, place, misread) => note(person, channelOf(place), { misread }),
  };
}

/** Remembers the one cluster that somebody speaks of: it is what "it" is next. */
export function noteCluster(
  { bot, inbound }: Pick<Turn, 'bot' | 'inbound'>,
  { cluster, clusters }: Readonly<Record<string, unknown>>,
): void {
  const one = Array.isArray(clusters) && clusters.length === 1 ? clusters[0] : cluster;
  if (typeof one === 'string') bot.lately.note(inbound.person, inbound.place, { cluster: one });
}

/** What was begun: its cluster is what "it" is next, also one whose name was chosen for it. */
export function noteBegun(
  { bot, inbound }: Pick<Turn, 'bot' | 'inbound'>,
  operations: readonly Pick<Operation, 'clusterName'>[],
): void {
  const [first, ...others] = operations;
  if (!first) return;
  const cluster = others.length === 0 ? first.clusterName : undefined;
  bot.lately.note(inbound.person, inbound.place, { cluster });
}

/** Remembers what a list shows, in its order; anything else that is listed takes its place. */
export function noteListed(
  { bot, inbound }: Pick<Turn, 'bot' | 'inbound'>,
  name: string,
  table: Table | undefined,
): void {
  if (!table) return;
  const kind = kinds[name] ?? 'other';
  const names = table.rows.flatMap(([first]) => first ?? []);
  bot.lately.note(inbound.person, inbound.place, { listed: { kind, names } });
}

const kinds: Readonly<Record<string, Listed['kind']>> = {
  'cluster-list': 'cluster',
  'cluster-template-list': 'template',
};

/** A new cluster is spoken of that is not there yet: until it is, "it" is none of those that are. */
export function noteNew({ bot, inbound }: Pick<Turn, 'bot' | 'inbound'>): void {
  bot.lately.note(inbound.person, inbound.place, { cluster: undefined });
}

/** A command is not always typed in the thread where something was said. */
function channelOf({ platform, workspace, channel }: Place): Place {
  return { platform, workspace, channel };
}

function keyOf(person: Person, place: Place): string {
  return JSON.stringify([person.platform, person.workspace, person.id, place.channel, place.thread]);
}
