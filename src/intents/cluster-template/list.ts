import { z } from 'zod';
import { shown } from '../../card/words.js';
import { listClusterTemplates } from '../../engine/templates/lookup.js';
import { defineIntent } from '../intent.js';

export const clusterTemplateList = defineIntent({
  command: {
    name: 'cluster-template-list',
    summary: 'List the cluster templates',
    risk: 'read',
    aliases: ['baymodel-list'],
    positionals: [],
    flags: [],
    examples: ['cluster-template-list'],
  },
  slots: z.strictObject({}),
  async perform({ engine, caller }) {
    const templates = await listClusterTemplates(engine, caller);
    if (templates.length === 0) {
      return {
        kind: 'answer',
        card: {
          title: 'No cluster templates yet',
          tone: 'neutral',
          text: ['Make one with ', { code: '/magnum cluster-template-create' }, '.'],
        },
      };
    }
    return {
      kind: 'answer',
      card: {
        title: `Cluster templates of ${caller.projectName}`,
        tone: 'neutral',
        table: {
          columns: ['name', 'coe', 'image_id', 'tags', 'uuid'],
          rows: templates.map((each) => [each.name, each.coe, each.imageId, shown(each.tags), each.uuid]),
        },
      },
    };
  },
});
