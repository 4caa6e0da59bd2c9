import { z } from 'zod';
import { shown } from '../../card/words.js';
import { projectNames } from '../../engine/projects.js';
import { pageClusterTemplates } from '../../engine/templates/lookup.js';
import { defineIntent } from '../intent.js';
import { asked, moreNote, nextButton, pageFlags, pageSlots } from '../paging.js';

export const clusterTemplateList = defineIntent({
  action: 'clustertemplate:get_all',
  command: {
    name: 'cluster-template-list',
    summary: 'List the cluster templates',
    risk: 'read',
    aliases: ['baymodel-list'],
    positionals: [],
    flags: pageFlags,
    examples: ['cluster-template-list'],
  },
  slots: z.strictObject(pageSlots),
  async perform({ engine, caller }, slots) {
    const page = await pageClusterTemplates(engine, caller, asked(slots));
    const templates = page.items;
    const next = nextButton(page, 'cluster-template-list', slots);
    if (templates.length === 0) {
      return {
        kind: 'answer',
        card: {
          title: slots.marker ? 'No further cluster templates' : 'No cluster templates yet',
          tone: 'neutral',
          text: ['Make one with ', { code: '/magnum cluster-template-create' }, '.'],
        },
      };
    }
    const foreign = templates.some((each) => each.projectId !== caller.projectId && !each.public);
    const names = foreign ? await projectNames(engine, caller) : null;
    return {
      kind: 'answer',
      card: {
        title: foreign ? 'Cluster templates of all projects' : `Cluster templates of ${caller.projectName}`,
        tone: 'neutral',
        table: {
          columns: ['name', 'coe', ...(names ? ['project'] : []), 'image_id', 'tags', 'uuid'],
          rows: templates.map((each) => [
            each.name,
            each.coe,
            ...(names ? [names.get(each.projectId) ?? each.projectId] : []),
            each.imageId,
            shown(each.tags),
            each.uuid,
          ]),
        },
        ...next,
        ...moreNote(page, next),
      },
    };
  },
});
