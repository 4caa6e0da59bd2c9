import { counted } from '../../card/words.js';
import { updateQuota } from '../../engine/quotas/change.js';
import { clusterQuota } from '../../engine/quotas/read.js';
import { defineIntent } from '../intent.js';
import { hardLimit, LimitSlots, project, resource } from './arguments.js';
import { quotaCard } from './card.js';
import { confirmStoredQuota, quotaNow } from './confirm.js';

export const quotasUpdate = defineIntent({
  action: 'quota:update',
  command: {
    name: 'quotas-update',
    summary: 'Change the quota of a project (admins)',
    risk: 'privileged',
    positionals: [],
    flags: [{ ...project, required: true }, hardLimit, resource],
    examples: ['quotas-update --project demo --hard-limit 40'],
  },
  form: { title: 'Change a quota', submit: 'Change it' },
  slots: LimitSlots,
  restsOn: quotaNow,
  confirm: ({ engine, caller }, slots) =>
    confirmStoredQuota(engine, caller, slots, 'quota:update', (name, now) => ({
      title: `Change the quota of ${name} from ${now.hardLimit} to ${slots.hardLimit}?`,
      submit: 'Change it',
      ...(slots.hardLimit >= now.hardLimit && { harmless: true }),
    })),
  async perform({ engine, caller, origin, requestKey }, slots) {
    const { quota, project: of } = await updateQuota(engine, caller, slots, { origin, key: requestKey });
    const now = await clusterQuota(engine.db.read, engine, quota.projectId);
    const title = `${of.name} may have ${counted(quota.hardLimit, 'cluster')} now`;
    return { kind: 'answer', card: quotaCard(of, now, { title }) };
  },
});
