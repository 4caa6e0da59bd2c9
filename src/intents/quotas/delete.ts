import { deleteQuota } from '../../engine/quotas/change.js';
import { clusterQuota } from '../../engine/quotas/read.js';
import { defineIntent } from '../intent.js';
import { project, QuotaSlots, resource } from './arguments.js';
import { quotaCard } from './card.js';
import { confirmStoredQuota, quotaNow } from './confirm.js';

export const quotasDelete = defineIntent({
  action: 'quota:delete',
  command: {
    name: 'quotas-delete',
    summary: "Take a project's own quota away: the default holds again (admins)",
    risk: 'privileged',
    positionals: [],
    flags: [{ ...project, required: true }, resource],
    examples: ['quotas-delete --project demo'],
  },
  form: { title: 'Delete a quota', submit: 'Delete' },
  slots: QuotaSlots,
  restsOn: quotaNow,
  confirm: ({ engine, caller }, slots) =>
    confirmStoredQuota(engine, caller, slots, 'quota:delete', (name, now) => ({
      title: `Take the quota of ${name} away?`,
      text: `It is ${now.hardLimit}; the default of ${engine.settings.maxClustersPerProject} will hold.`,
      submit: 'Take it away',
    })),
  async perform({ engine, caller, origin, requestKey }, slots) {
    const { quota, project: of } = await deleteQuota(engine, caller, slots, { origin, key: requestKey });
    const now = await clusterQuota(engine.db.read, engine, quota.projectId);
    const title = `The default holds for ${of.name} again`;
    return { kind: 'answer', card: quotaCard(of, now, { title }) };
  },
});
