import { z } from 'zod';
import { readSizes } from '../../engine/stats/sizes.js';
import { readStats } from '../../engine/stats/stats.js';
import { flag, Text } from '../fields.js';
import { defineIntent } from '../intent.js';
import { mostClusters, sizesPicture } from './picture.js';

export const statsList = defineIntent({
  action: 'stats:get_all',
  command: {
    name: 'stats-list',
    summary: 'Count the clusters and their nodes',
    risk: 'read',
    positionals: [],
    flags: [
      flag('project', 'project', 'project by name or id', { aliases: ['project-id'] }),
      flag('picture', 'boolean', 'show the largest clusters as a picture'),
    ],
    examples: ['stats-list', 'stats-list --project demo', 'stats-list --picture'],
  },
  slots: z.strictObject({ project: Text.optional(), picture: z.boolean().optional() }),
  async perform({ engine, caller }, { picture, ...asked }) {
    const { stats, project } = await readStats(engine, caller, asked);
    const sizes = picture ? await readSizes(engine, project, mostClusters) : [];
    const drawn = sizes.length > 0 ? await sizesPicture(sizes, stats.clusters - sizes.length) : {};
    const of = asked.project !== undefined && project ? ` --project ${project.id}` : '';
    return {
      kind: 'answer',
      card: {
        title: project ? `Stats of ${project.name}` : 'Stats of all projects',
        tone: 'neutral',
        facts: [
          { label: 'clusters', value: String(stats.clusters) },
          { label: 'nodes', value: String(stats.nodes) },
        ],
        ...drawn,
        ...(picture || stats.clusters === 0
          ? {}
          : { buttons: [{ label: 'Picture', style: 'plain', action: `cmd:stats-list${of} --picture` }] }),
        footnote: 'Nodes are masters and workers together.',
      },
    };
  },
});
