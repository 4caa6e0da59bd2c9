import { createHash } from 'node:crypto';
import type { ClusterBefore } from '../../engine/approvals/approval.js';
import { clusterBefore } from '../../engine/approvals/subject.js';
import { canonical } from '../../engine/audit/record.js';
import { showCluster } from '../../engine/clusters/lookup.js';
import { EngineError } from '../../engine/errors.js';
import { showClusterTemplate } from '../../engine/templates/lookup.js';
import type { Intent } from '../../intents/intent.js';
import { intentContext, type Turn } from './turn.js';

/** A cluster as it is shown. */
export interface SeenCluster {
  readonly uuid: string;
  readonly status: string;
  readonly before: ClusterBefore;
}

/** The clusters that a command names, as they are now. Throws EngineError where one is not there. */
export async function clustersNow(
  { bot: { engine }, caller }: Turn,
  slots: Readonly<Record<string, unknown>>,
): Promise<SeenCluster[]> {
  const seen: SeenCluster[] = [];
  for (const each of named(slots.cluster, slots.clusters)) {
    const { uuid, status } = await showCluster(engine, caller, each);
    const before = await clusterBefore(engine.db.read, { slots: { cluster: uuid } });
    if (before) seen.push({ uuid, status, before });
  }
  return seen;
}

/**
 * What a question is about, as it is now: the clusters and templates that a command names, and what its intent says it rests on, by a hash. A question that is
 * answered after that has changed was asked about something else: a name that means another cluster by now, a number
 * counted from another size. Null where nothing is named, or what is named is not there.
 */
export async function subjectNow(
  turn: Turn,
  intent: Pick<Intent, 'restsOn'>,
  slots: Record<string, unknown>,
): Promise<string | null> {
  const {
    bot: { engine },
    caller,
  } = turn;
  const clusters = named(slots.cluster, slots.clusters);
  const templates = named(slots.clusterTemplate, slots.clusterTemplates);
  if (clusters.length + templates.length === 0 && !intent.restsOn) return null;
  try {
    const seen = await clustersNow(turn, slots);
    const now: unknown[] = seen.map(({ uuid, before }) => ({ uuid, ...before }));
    for (const each of templates) {
      const { uuid, updatedAt } = await showClusterTemplate(engine, caller, each);
      now.push({ uuid, updatedAt });
    }
    if (intent.restsOn) now.push(await intent.restsOn(intentContext(turn, turn.inbound.deliveryId), slots));
    return createHash('sha256').update(canonical(now)).digest('hex');
  } catch (error) {
    // What is not there any more is said by the command itself, in its own words.
    if (error instanceof EngineError) return null;
    throw error;
  }
}

function named(...said: readonly unknown[]): string[] {
  return said.flat().filter((each): each is string => typeof each === 'string');
}
