import { z } from 'zod';
import { cloudQuotas } from '../../engine/quotas/allowances.js';
import { quotaEnds, showQuota } from '../../engine/quotas/read.js';
import { flag, Text } from '../fields.js';
import { defineIntent } from '../intent.js';
import { project, Resource, resource } from './arguments.js';
import { quotaCard } from './card.js';
import { quotaPicture } from './picture.js';

export const quotasShow = defineIntent({
  action: 'quota:get',
  command: {
    name: 'quotas-show',
    summary: 'Show how many clusters a project may have, and how many it has',
    risk: 'read',
    positionals: [],
    flags: [project, resource, flag('picture', 'boolean', "show every quota as a picture, OpenStack's too")],
    examples: ['quotas-show', 'quotas-show --project demo', 'quotas-show --picture'],
  },
  form: { title: 'Show a quota', submit: 'Show' },
  slots: z.strictObject({
    project: Text.optional(),
    resource: Resource.optional(),
    picture: z.boolean().optional(),
  }),
  async perform({ engine, caller }, { picture, ...asked }) {
    const { quota, project: of } = await showQuota(engine, caller, asked);
    const until = await quotaEnds(engine, quota);
    const card = quotaCard(of, quota, { title: `Quota of ${of.name}`, until });
    if (picture)
      return { kind: 'answer', card: await quotaPicture(card, quota, await cloudQuotas(engine, of.id)) };
    const action =
      asked.project === undefined
        ? 'cmd:quotas-show --picture'
        : `cmd:quotas-show --project ${of.id} --picture`;
    return { kind: 'answer', card: { ...card, buttons: [{ label: 'Picture', style: 'plain', action }] } };
  },
});
