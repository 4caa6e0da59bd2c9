import { z } from 'zod';
import { projectNames } from '../../engine/projects.js';
import { listQuotas } from '../../engine/quotas/read.js';
import { flag } from '../fields.js';
import { defineIntent } from '../intent.js';

export const quotasList = defineIntent({
  command: {
    name: 'quotas-list',
    summary: 'List the quotas that were set (admins)',
    risk: 'read',
    positionals: [],
    flags: [flag('all-tenants', 'boolean', 'of every project, not of this one alone')],
    examples: ['quotas-list --all-tenants'],
  },
  slots: z.strictObject({ allTenants: z.boolean().optional() }),
  async perform({ engine, caller }, slots) {
    const quotas = await listQuotas(engine, caller, slots);
    const { maxClustersPerProject: usual } = engine.settings;
    const footnote = `A project without a quota of its own may have ${usual} clusters.`;
    if (quotas.length === 0) {
      const where = slots.allTenants ? 'No project has' : `${caller.projectName} has not`;
      return { kind: 'answer', card: { title: `${where} a quota of its own`, tone: 'neutral', footnote } };
    }
    const names = await projectNames(engine, caller);
    return {
      kind: 'answer',
      card: {
        title: slots.allTenants ? 'Quotas of all projects' : `Quotas of ${caller.projectName}`,
        tone: 'neutral',
        table: {
          columns: ['project', 'used', 'hard_limit', 'resource', 'project_id'],
          rows: quotas.map((each) => [
            names.get(each.projectId) ?? each.projectId,
            String(each.used),
            String(each.hardLimit),
            each.resource,
            each.projectId,
          ]),
        },
        footnote,
      },
    };
  },
});
