import { z } from 'zod';
import { projectNames } from '../../engine/projects.js';
import { pageQuotas } from '../../engine/quotas/read.js';
import { flag } from '../fields.js';
import { defineIntent } from '../intent.js';
import { asked, nextButton, pageFlags, pageSlots } from '../paging.js';

export const quotasList = defineIntent({
  action: 'quota:get_all',
  command: {
    name: 'quotas-list',
    summary: 'List the quotas that were set (admins)',
    risk: 'read',
    positionals: [],
    flags: [flag('all-tenants', 'boolean', 'of every project, not of this one alone'), ...pageFlags],
    examples: ['quotas-list --all-tenants'],
  },
  slots: z.strictObject({ allTenants: z.boolean().optional(), ...pageSlots }),
  async perform({ engine, caller }, slots) {
    const { allTenants } = slots;
    const page = await pageQuotas(engine, caller, { ...asked(slots), allTenants });
    const quotas = page.items;
    const command = allTenants ? 'quotas-list --all-tenants' : 'quotas-list';
    const { maxClustersPerProject: usual } = engine.settings;
    const footnote = `A project without a quota of its own may have ${usual} clusters.`;
    if (quotas.length === 0) {
      const title = slots.allTenants
        ? 'No project has a quota of its own'
        : `${caller.projectName} has not a quota of its own`;
      return { kind: 'answer', card: { title, tone: 'neutral', footnote } };
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
        ...nextButton(page, command, slots),
      },
    };
  },
});
