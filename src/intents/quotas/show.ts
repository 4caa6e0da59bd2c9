import { z } from 'zod';
import { showQuota } from '../../engine/quotas/read.js';
import { Text } from '../fields.js';
import { defineIntent } from '../intent.js';
import { project, Resource, resource } from './arguments.js';
import { quotaCard } from './card.js';

export const quotasShow = defineIntent({
  action: 'quota:get',
  command: {
    name: 'quotas-show',
    summary: 'Show how many clusters a project may have, and how many it has',
    risk: 'read',
    positionals: [],
    flags: [project, resource],
    examples: ['quotas-show', 'quotas-show --project demo'],
  },
  slots: z.strictObject({ project: Text.optional(), resource: Resource.optional() }),
  async perform({ engine, caller }, slots) {
    const { quota, project: of } = await showQuota(engine, caller, slots);
    return { kind: 'answer', card: quotaCard(of, quota, { title: `Quota of ${of.name}` }) };
  },
});
