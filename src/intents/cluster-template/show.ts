import { z } from 'zod';
import { showClusterTemplate } from '../../engine/templates/lookup.js';
import { positional, Text } from '../fields.js';
import { foreignProject, withProject } from '../foreign-project.js';
import { defineIntent } from '../intent.js';
import { templateCard } from './card.js';

export const clusterTemplateShow = defineIntent({
  action: 'clustertemplate:get',
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
  form: { title: 'Show a template', submit: 'Show' },
  slots: z.strictObject({ clusterTemplate: Text }),
  async perform({ engine, caller }, { clusterTemplate }) {
    const template = await showClusterTemplate(engine, caller, clusterTemplate);
    const card = templateCard(template, { title: `Cluster template ${template.name}`, tone: 'neutral' });
    // A public template is everybody's, and nobody but an admin learns whose it was.
    const project = template.public ? null : await foreignProject(engine, caller, template);
    return { kind: 'answer', card: withProject(card, project) };
  },
});
