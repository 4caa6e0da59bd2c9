import { z } from 'zod';
import { own } from '../../card/own.js';
import { counted } from '../../card/words.js';
import { deleteClusterTemplate, requireUnused } from '../../engine/templates/delete.js';
import { showClusterTemplate } from '../../engine/templates/lookup.js';
import { positional, Text } from '../fields.js';
import { defineIntent } from '../intent.js';

export const clusterTemplateDelete = defineIntent({
  action: 'clustertemplate:delete',
  command: {
    name: 'cluster-template-delete',
    summary: 'Delete cluster templates that no cluster uses',
    risk: 'destructive',
    aliases: ['baymodel-delete'],
    positionals: [
      positional('cluster-templates', 'cluster-template', 'names or uuids of templates', {
        required: true,
        list: true,
      }),
    ],
    flags: [],
    examples: ['cluster-template-delete swarm-template'],
  },
  form: { title: 'Delete a template', submit: 'Delete' },
  slots: z.strictObject({ clusterTemplates: z.array(Text).min(1) }),
  async confirm({ engine, caller }, { clusterTemplates }) {
    const named = new Map<string, { readonly name: string; readonly identifier: string }>();
    for (const identifier of clusterTemplates) {
      const template = await showClusterTemplate(engine, caller, identifier);
      await requireUnused(engine, template);
      if (!named.has(template.uuid)) named.set(template.uuid, { name: template.name, identifier });
    }
    const names = [...named.values()].map(({ name }) => name);
    return {
      card: {
        title: `Delete ${counted(names.length, 'cluster template')}?`,
        tone: 'warning',
        text: [
          'No cluster uses ',
          { bold: names.map(own).join(', ') },
          '. Making a template again is one command.',
        ],
      },
      typed: null,
      typedLabel: '',
      submit: 'Delete',
      slots: { clusterTemplates: [...named.values()].map(({ identifier }) => identifier) },
    };
  },
  async perform({ engine, caller, origin }, { clusterTemplates }) {
    const names: string[] = [];
    for (const identifier of clusterTemplates) {
      names.push((await deleteClusterTemplate(engine, caller, identifier, { origin })).name);
    }
    return { kind: 'answer', card: { title: `Deleted ${names.map(own).join(', ')}`, tone: 'success' } };
  },
});
