import { indexNames, type KnownName, type NameIndex, type NameKind } from './known-names.js';
import type { Meaning, Reading } from './reading.js';
import { literal } from './text/literal.js';

type Read = (message: string, index: NameIndex) => Reading;

/**
 * What a message means whose names are a cluster's and something else's too ("delete demo" in the project demo). Where it means nothing by
 * that, or takes one name for two things, such a name is the cluster: a project cannot be deleted, and of a node group the cluster would be
 * said. What clusters are said to be in is the project. Where the template of that name would do as well, both are offered.
 */
export function readSameNames(message: string, index: NameIndex, read: Read): Reading {
  for (const { name, kinds } of index.all.filter(isTwin)) {
    const within = kinds.includes('project') ? place(name) : null;
    if (within?.test(message)) return read(message.replace(within, '$1'), index);
  }
  const reading = read(message, index);
  const doubtful = reading.intent === 'none' || takesOneForTwo(reading);
  const twins = doubtful ? index.all.filter((each) => isTwin(each) && isSaid(each.name, message)) : [];
  if (twins.length === 0) return reading;
  const asCluster = read(message, only('cluster', twins, index));
  const templates = twins.filter(({ kinds }) => kinds.includes('template'));
  const asTemplate = templates.length > 0 ? read(message, only('template', templates, index)) : null;
  if (asCluster.intent === 'none') return reading;
  if (!asTemplate || asTemplate.intent === 'none' || asTemplate.intent === asCluster.intent) return asCluster;
  return { ...reading, guesses: [meaningOf(asCluster), meaningOf(asTemplate)] };
}

/** "Which clusters are in demo": what clusters are in is a project, and they are looked for in that of whoever asks anyway. */
function place(name: string): RegExp {
  return new RegExp(
    `(\\bclusters?\\b)(?: are| is| do we have| run)? (?:in|within|of)(?: the)?(?: project)? ${literal(name)}(?![\\w-])`,
    'i',
  );
}

function takesOneForTwo({ slots: { cluster, clusterTemplate } }: Reading): boolean {
  return cluster !== undefined && cluster === clusterTemplate;
}

function isTwin({ kinds }: KnownName): boolean {
  return kinds.length > 1 && kinds.includes('cluster');
}

function isSaid(name: string, message: string): boolean {
  return message.toLowerCase().includes(name.toLowerCase());
}

/** The same names, of which these are of one kind alone. */
function only(kind: NameKind, twins: readonly KnownName[], { all }: NameIndex): NameIndex {
  const kinds = new Set(all.flatMap((each) => each.kinds));
  const isOf = (each: KnownName, one: NameKind) =>
    twins.includes(each) ? one === kind : each.kinds.includes(one);
  const named = [...kinds].map((one) => [one, all.filter((each) => isOf(each, one)).map(({ name }) => name)]);
  return indexNames(Object.fromEntries(named));
}

function meaningOf({ intent, slots }: Reading): Meaning {
  return { intent, slots };
}
