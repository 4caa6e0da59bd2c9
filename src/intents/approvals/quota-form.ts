import { allows } from '../../engine/policy.js';
import { showQuota } from '../../engine/quotas/read.js';
import { saidText } from '../form-about.js';
import type { IntentForm } from '../intent.js';

/** Asks for the new limit and the reason, and says the limit that holds now. */
export const quotaForm: IntentForm = {
  title: 'Ask for quota',
  submit: 'Ask for it',
  oneOf: ['hard-limit', 'hard-limit-change'],
  async about({ engine, caller }, slots) {
    const asked = saidText(slots.project) ?? undefined;
    if (!allows(engine, caller, 'quota:get')) return {};
    const { quota, project } = await showQuota(engine, caller, { project: asked });
    return { text: `${project.name} has ${quota.used} of ${quota.hardLimit} clusters.` };
  },
};
