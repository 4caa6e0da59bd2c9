import { z } from 'zod';
import { shown } from '../../card/words.js';
import { pageClusters } from '../../engine/clusters/lookup.js';
import { wholeClusters } from '../../engine/clusters/whole.js';
import { projectNames } from '../../engine/projects.js';
import { flag } from '../fields.js';
import { defineIntent } from '../intent.js';
import { asked, moreNote, nextButton, pageFlags, pageSlots } from '../paging.js';

const Filter = z.enum(['complete', 'in-progress', 'failed']);
const endings: Record<z.infer<typeof Filter>, string> = {
  complete: '_COMPLETE',
  'in-progress': '_IN_PROGRESS',
  failed: '_FAILED',
};

const states: Record<z.infer<typeof Filter>, string> = {
  complete: 'those complete',
  'in-progress': 'those in progress',
  failed: 'those that failed',
};

export const clusterList = defineIntent({
  action: 'cluster:get_all',
  command: {
    name: 'cluster-list',
    summary: 'List the clusters',
    risk: 'read',
    aliases: ['bay-list'],
    positionals: [],
    flags: [
      flag('status', 'text', 'only those in this state', { choices: Filter.options, words: states }),
      ...pageFlags,
    ],
    examples: ['cluster-list', 'cluster-list --status failed', 'cluster-list --sort-key name --limit 10'],
  },
  slots: z.strictObject({ status: Filter.optional(), ...pageSlots }),
  async perform({ engine, caller }, { status, ...slots }) {
    const page = await pageClusters(engine, caller, asked(slots), { ending: status && endings[status] });
    const clusters = await wholeClusters(engine, page.items);
    const next = nextButton(page, status ? `cluster-list --status ${status}` : 'cluster-list', slots);
    if (clusters.length === 0) {
      return {
        kind: 'answer',
        card: {
          title: status
            ? `No cluster is ${status}`
            : slots.marker
              ? 'No further clusters'
              : 'No clusters yet',
          tone: 'neutral',
          ...(status || slots.marker
            ? {}
            : { text: ['Make one with ', { code: '/magnum cluster-create' }, '.'] }),
        },
      };
    }
    const foreign = page.items.some(({ projectId }) => projectId !== caller.projectId);
    const names = foreign ? await projectNames(engine, caller) : null;
    return {
      kind: 'answer',
      card: {
        title: foreign ? 'Clusters of all projects' : `Clusters of ${caller.projectName}`,
        tone: 'neutral',
        table: {
          columns: [
            'name',
            'status',
            'health_status',
            ...(names ? ['project'] : []),
            'node_count',
            'master_count',
            'keypair',
            'uuid',
          ],
          rows: clusters.map(({ cluster: each, nodeCount }) => [
            each.name,
            each.status,
            shown(each.healthStatus),
            ...(names ? [names.get(each.projectId) ?? each.projectId] : []),
            String(nodeCount),
            String(each.masterCount),
            shown(each.keypair),
            each.uuid,
          ]),
        },
        ...next,
        ...moreNote(page, next),
      },
    };
  },
});
