import { counted } from '../../card/words.js';
import { ClusterBefore } from '../../engine/approvals/approval.js';
import { EngineError } from '../../engine/errors.js';
import { defaultWorker } from '../../engine/nodegroups/nodegroup.js';
import type { Pending } from '../../engine/store/pending.js';
import type { Intent } from '../../intents/intent.js';
import { clustersNow, type SeenCluster } from './subject.js';
import type { Turn } from './turn.js';

type Seen = NonNullable<Pending['intent']['seen']>;

/** What has become different of clusters since something was shown of them. */
export interface Changed {
  /** One or more, each with its end. */
  readonly sentences: string;
  /** How they are now. */
  readonly seen: Seen;
}

/** The clusters that a command names, as they are shown now; none where one is not there, which the command itself says. */
export async function seenNow(turn: Turn, slots: Readonly<Record<string, unknown>>): Promise<Seen> {
  try {
    return (await clustersNow(turn, slots)).map((each) => ({ ...each, before: { ...each.before } }));
  } catch (error) {
    if (error instanceof EngineError) return [];
    throw error;
  }
}

/**
 * What has become different of the clusters of a command since it was shown, as far as the command is about that: of one node group only that
 * group's size. Null where nothing has.
 */
export async function changedSince(
  turn: Turn,
  intent: Intent,
  { intent: { slots, seen = [] } }: Pending,
): Promise<Changed | null> {
  if (seen.length === 0) return null;
  const now = await seenNow(turn, slots);
  const group = 'nodegroup' in intent.slots.shape ? String(slots.nodegroup ?? defaultWorker) : null;
  const sentences = now.flatMap((each, at) => {
    const before = asSeen(seen[at]);
    return before ? changesOf(before, { ...each, before: ClusterBefore.parse(each.before) }, group) : [];
  });
  return sentences.length > 0 ? { sentences: sentences.join(' '), seen: now } : null;
}

function asSeen(kept: Seen[number] | undefined): SeenCluster | null {
  const before = ClusterBefore.safeParse(kept?.before).data;
  return kept && before ? { ...kept, before } : null;
}

function changesOf(old: SeenCluster, now: SeenCluster, only: string | null): string[] {
  const { name } = now.before;
  if (old.uuid !== now.uuid) return [`${name} is another cluster than the one that this was shown of.`];
  const hasFailed = ({ status }: SeenCluster) => status.endsWith('_FAILED');
  return [
    ...(now.before.template === old.before.template
      ? []
      : [
          `${name} is made from ${now.before.template} now, and was from ${old.before.template} when this was shown.`,
        ]),
    ...sizes(old, now, only),
    ...(hasFailed(old) === hasFailed(now)
      ? []
      : [`${name} is ${now.status} now, and was ${old.status} when this was shown.`]),
  ];
}

/** Of the one group that is meant, or of each. */
function sizes({ before: old }: SeenCluster, { before: now }: SeenCluster, only: string | null): string[] {
  const meant = (each: { uuid: string; name: string }) =>
    only === null || each.name === only || each.uuid === only;
  const gone = old.groups.filter((each) => meant(each) && !now.groups.some(({ uuid }) => uuid === each.uuid));
  return [
    ...now.groups.filter(meant).flatMap(({ uuid, name, nodeCount }) => {
      const before = old.groups.find((each) => each.uuid === uuid);
      if (!before) return [`Node group ${name} of ${now.name} is new since this was shown.`];
      if (before.nodeCount === nodeCount) return [];
      const nodes = counted(nodeCount, 'node');
      return name === defaultWorker
        ? [`${now.name} has ${nodes} now, and had ${before.nodeCount} when this was shown.`]
        : [
            `Node group ${name} of ${now.name} has ${nodes} now, and had ${before.nodeCount} when this was shown.`,
          ];
    }),
    ...gone.map(({ name }) => `Node group ${name} of ${now.name} is gone since this was shown.`),
  ];
}
