import { z } from 'zod';
import { shown } from '../../card/words.js';
import { listClusters } from '../../engine/clusters/lookup.js';
import { projectNames } from '../../engine/projects.js';
import { flag } from '../fields.js';
import { defineIntent } from '../intent.js';

const Filter = z.enum(['complete', 'in-progress', 'failed']);
const endings: Record<z.infer<typeof Filter>, string> = {
  complete: '_COMPLETE',
  'in-progress': '_IN_PROGRESS',
  failed: '_FAILED',
};

export const clusterList = defineIntent({
  command: {
    name: 'cluster-list',
    summary: 'List the clusters',
    risk: 'read',
    aliases: ['bay-list'],
    positionals: [],
    flags: [flag('status', 'text', 'only those in this state', { choices: Filter.options })],
    examples: ['cluster-list', 'cluster-list --status failed'],
  },
  slots: z.strictObject({ status: Filter.optional() }),
  async perform({ engine, caller }, { status }) {
    const all = await listClusters(engine, caller);
    const clusters = status ? all.filter((each) => each.status.endsWith(endings[status])) : all;
    if (clusters.length === 0) {
      return {
        kind: 'answer',
        card: {
          title: status ? `No cluster is ${status}` : 'No clusters yet',
          tone: 'neutral',
          text: status
            ? `${caller.projectName} has ${all.length} in other states.`
            : ['Make one with ', { code: '/magnum cluster-create' }, '.'],
        },
      };
    }
    const foreign = clusters.some(({ projectId }) => projectId !== caller.projectId);
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
          rows: clusters.map((each) => [
            each.name,
            each.status,
            shown(each.healthStatus),
            ...(names ? [names.get(each.projectId) ?? each.projectId] : []),
            String(each.nodeCount),
            String(each.masterCount),
            shown(each.keypair),
            each.uuid,
          ]),
        },
      },
    };
  },
});
