import { z } from 'zod';
import { moment } from '../../card/words.js';
import type { Caller } from '../../engine/caller.js';
import type { Cluster } from '../../engine/clusters/cluster.js';
import { showCluster } from '../../engine/clusters/lookup.js';
import type { Engine } from '../../engine/engine.js';
import { EngineError } from '../../engine/errors.js';
import { clusterHistory, goneHistory, withConductors } from '../../engine/operations/history.js';
import type { Operation } from '../../engine/operations/operation.js';
import { readTimeline } from '../../engine/operations/timeline.js';
import { templateOf } from '../../engine/templates/lookup.js';
import { plainExplanation } from '../failure/explain.js';
import { wholeReason } from '../failure/facts.js';
import { failedOperation } from '../failure/failure.js';
import { flag, positional, Text } from '../fields.js';
import { foreignProject, withProject } from '../foreign-project.js';
import { defineIntent } from '../intent.js';
import { operationCard } from './operation-card.js';
import { withTimeline } from './timeline-button.js';
import { timelineCard } from './timeline-card.js';

export const clusterEvents = defineIntent({
  action: 'cluster:get',
  command: {
    name: 'cluster-events',
    summary: 'Say what is happening to a cluster, or why it failed',
    risk: 'read',
    positionals: [positional('cluster', 'cluster', 'name or uuid of the cluster', { required: true })],
    flags: [flag('timeline', 'boolean', 'show how long each resource took, as a picture')],
    examples: ['cluster-events swarm', 'cluster-events swarm --timeline'],
  },
  form: { title: 'What happened', submit: 'Show' },
  slots: z.strictObject({ cluster: Text, timeline: z.boolean().optional() }),
  async perform({ engine, caller, reword }, slots) {
    if (slots.timeline) {
      const timeline = await readTimeline(engine, caller, slots.cluster);
      if (timeline) return { kind: 'answer', card: await timelineCard(timeline) };
    }
    const { cluster, operations } = await find(engine, caller, slots.cluster);
    const [latest, ...before] = operations;
    if (!latest) {
      return {
        kind: 'answer',
        card: { title: `Nothing has been done to ${cluster?.name ?? slots.cluster} yet`, tone: 'neutral' },
      };
    }
    const template = cluster && (await templateOf(engine, cluster));
    const drawn = operationCard(await withConductors(engine, { operation: latest, cluster, template }));
    const card = cluster ? withProject(drawn, await foreignProject(engine, caller, cluster)) : drawn;
    const reason = latest.state === 'failed' ? wholeReason(latest) : '';
    const otherwise = reason && reword ? await reword(plainExplanation(failedOperation(latest))) : null;
    const rows = before.map((each) => [
      each.kind,
      each.outcome?.status ?? each.state,
      moment(each.createdAt),
    ]);
    return {
      kind: 'answer',
      card: {
        ...card,
        ...(cluster ? { buttons: withTimeline(card.buttons ?? [], cluster.uuid) } : {}),
        ...(otherwise
          ? { facts: [...(card.facts ?? []), { label: 'In other words', value: otherwise, short: false }] }
          : {}),
        ...(reason ? { code: reason } : {}),
        ...(rows.length > 0 ? { table: { columns: ['earlier', 'outcome', 'asked'], rows } } : {}),
      },
    };
  },
});

/** A cluster and what was done to it; one that is gone still has its history. Throws `cluster.not_found` where there never was one. */
async function find(
  engine: Engine,
  caller: Caller,
  identifier: string,
): Promise<{ cluster: Cluster | null; operations: Operation[] }> {
  try {
    const cluster = await showCluster(engine, caller, identifier);
    return { cluster, operations: await clusterHistory(engine, cluster) };
  } catch (error) {
    if (!(error instanceof EngineError) || error.code !== 'cluster.not_found') throw error;
    const operations = await goneHistory(engine, caller, identifier);
    if (operations.length === 0) throw error;
    return { cluster: null, operations };
  }
}
