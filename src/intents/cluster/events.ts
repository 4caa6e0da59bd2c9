import { z } from 'zod';
import { moment } from '../../card/words.js';
import { showCluster } from '../../engine/clusters/lookup.js';
import { clusterHistory } from '../../engine/operations/history.js';
import { readTimeline } from '../../engine/operations/timeline.js';
import { templateOf } from '../../engine/templates/lookup.js';
import { wholeReason } from '../failure/facts.js';
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
  slots: z.strictObject({ cluster: Text, timeline: z.boolean().optional() }),
  async perform({ engine, caller }, slots) {
    if (slots.timeline) {
      const timeline = await readTimeline(engine, caller, slots.cluster);
      if (timeline) return { kind: 'answer', card: await timelineCard(timeline) };
    }
    const cluster = await showCluster(engine, caller, slots.cluster);
    const [latest, ...before] = await clusterHistory(engine, cluster);
    if (!latest) {
      return {
        kind: 'answer',
        card: { title: `Nothing has been done to ${cluster.name} yet`, tone: 'neutral' },
      };
    }
    const card = withProject(
      operationCard({ operation: latest, cluster, template: await templateOf(engine, cluster) }),
      await foreignProject(engine, caller, cluster),
    );
    const reason = latest.state === 'failed' ? wholeReason(latest) : '';
    const rows = before.map((each) => [
      each.kind,
      each.outcome?.status ?? each.state,
      moment(each.createdAt),
    ]);
    return {
      kind: 'answer',
      card: {
        ...card,
        buttons: withTimeline(card.buttons ?? [], cluster.uuid),
        ...(reason ? { code: reason } : {}),
        ...(rows.length > 0 ? { table: { columns: ['before', 'outcome', 'asked'], rows } } : {}),
      },
    };
  },
});
