import { z } from 'zod';
import { readStats } from '../../engine/stats/stats.js';
import { flag, Text } from '../fields.js';
import { defineIntent } from '../intent.js';

export const statsList = defineIntent({
  action: 'stats:get_all',
  command: {
    name: 'stats-list',
    summary: 'Count the clusters and their nodes',
    risk: 'read',
    positionals: [],
    flags: [flag('project', 'project', 'project by name or id', { aliases: ['project-id'] })],
    examples: ['stats-list', 'stats-list --project demo'],
  },
  slots: z.strictObject({ project: Text.optional() }),
  async perform({ engine, caller }, slots) {
    const { stats, project } = await readStats(engine, caller, slots);
    return {
      kind: 'answer',
      card: {
        title: project ? `Stats of ${project.name}` : 'Stats of all projects',
        tone: 'neutral',
        facts: [
          { label: 'clusters', value: String(stats.clusters) },
          { label: 'nodes', value: String(stats.nodes) },
        ],
        footnote: 'Nodes are masters and workers together.',
      },
    };
  },
});
