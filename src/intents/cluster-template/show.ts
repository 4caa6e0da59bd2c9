import { z } from 'zod';
import { showClusterTemplate } from '../../engine/templates/lookup.js';
import { positional, Text } from '../fields.js';
import { defineIntent } from '../intent.js';
import { templateCard } from './card.js';

export const clusterTemplateShow = defineIntent({
  command: {
    name: 'cluster-template-show',
    summary: 'Show a cluster template',
    risk: 'read',
    aliases: ['baymodel-show'],
    positionals: [
      positional('cluster-template', 'cluster-template', 'name or uuid of the template', { required: true }),
    ],
    flags: [],
    examples: ['cluster-template-show swarm-template'],
  },
  slots: z.strictObject({ clusterTemplate: Text }),
  async perform({ engine, caller }, { clusterTemplate }) {
    const template = await showClusterTemplate(engine, caller, clusterTemplate);
    return {
      kind: 'answer',
      card: templateCard(template, { title: `Cluster template ${template.name}`, tone: 'neutral' }),
    };
  },
});
