import { z } from 'zod';
import type { Card } from '../../card/card.js';
import { withoutSecrets } from '../../engine/secrets.js';
import { type AttributeChange, updateClusterTemplate } from '../../engine/templates/update.js';
import { Changes, changeArguments, Op, patchOf } from '../changes.js';
import { positional, Text } from '../fields.js';
import { aboutTemplate } from '../form-about.js';
import { defineIntent } from '../intent.js';
import { templateCard } from './card.js';
import { gapsIn } from './gaps.js';
import { offeredChanges } from './offered-changes.js';

export const clusterTemplateUpdate = defineIntent({
  action: 'clustertemplate:update',
  command: {
    name: 'cluster-template-update',
    summary: 'Change a cluster template',
    risk: 'change',
    aliases: ['baymodel-update'],
    positionals: [
      positional('cluster-template', 'cluster-template', 'name or uuid of the template', { required: true }),
      ...changeArguments,
    ],
    flags: [],
    examples: [
      'cluster-template-update swarm-template replace flavor_id=m1.medium',
      'cluster-template-update k8s add labels/kube_tag=v1.32.3',
      'cluster-template-update k8s remove docker_volume_size',
    ],
  },
  form: {
    title: 'Change a template',
    submit: 'Change',
    about: aboutTemplate((name) => `Change ${name}`),
    changes: offeredChanges,
  },
  slots: z.strictObject({ clusterTemplate: Text, op: Op, changes: Changes }),
  async perform({ engine, caller, origin, requestKey, standing }, slots) {
    const patch = patchOf(slots.op, slots.changes, 'template.invalid');
    const { template, changes } = await updateClusterTemplate(engine, caller, slots.clusterTemplate, patch, {
      origin,
      key: requestKey,
    });
    const warnings = await gapsIn(engine, caller, template, standing?.ownKeypairs);
    const card = templateCard(template, {
      title:
        changes.length > 0
          ? `Cluster template ${template.name} updated`
          : `Cluster template ${template.name} is so already`,
      tone: warnings.length > 0 ? 'warning' : 'success',
      text: [...changes.map(told), ...warnings].join(' '),
    });
    return { kind: 'answer', card: withoutEmptyText(card) };
  },
});

function told({ attribute, before, after }: AttributeChange): string {
  return `${attribute}: ${value(withoutSecrets(before, attribute))} → ${value(withoutSecrets(after, attribute))}.`;
}

function value(given: unknown): string {
  if (given === null || given === undefined) return '-';
  if (typeof given !== 'object') return String(given);
  const pairs = Object.entries(given).map(([key, each]) => `${key}=${each}`);
  return pairs.join(', ') || '-';
}

function withoutEmptyText({ text, ...card }: Card): Card {
  return text ? { ...card, text } : card;
}
