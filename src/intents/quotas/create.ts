import { counted } from '../../card/words.js';
import { createQuota } from '../../engine/quotas/change.js';
import { clusterQuota } from '../../engine/quotas/read.js';
import { defineIntent } from '../intent.js';
import { hardLimit, LimitSlots, project, resource } from './arguments.js';
import { quotaCard } from './card.js';
import { confirmNewQuota, quotaNow } from './confirm.js';

export const quotasCreate = defineIntent({
  action: 'quota:create',
  command: {
    name: 'quotas-create',
    summary: 'Give a project a quota of its own (admins)',
    risk: 'privileged',
    positionals: [],
    flags: [{ ...project, required: true }, hardLimit, resource],
    examples: ['quotas-create --project demo --hard-limit 30'],
  },
  form: { title: 'Set a quota', submit: 'Set it' },
  slots: LimitSlots,
  restsOn: quotaNow,
  confirm: ({ engine, caller }, slots) => confirmNewQuota(engine, caller, slots),
  async perform({ engine, caller, origin, requestKey }, slots) {
    const { quota, project: of } = await createQuota(engine, caller, slots, { origin, key: requestKey });
    const now = await clusterQuota(engine.db.read, engine, quota.projectId);
    const title = `${of.name} may have ${counted(quota.hardLimit, 'cluster')} now`;
    return { kind: 'answer', card: quotaCard(of, now, { title }) };
  },
});
