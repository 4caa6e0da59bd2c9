import { z } from 'zod';
import { own } from '../../card/own.js';
import { defineIntent } from '../intent.js';
import { standingOf } from './in-chat.js';

export const projectList = defineIntent({
  anywhere: true,
  command: {
    name: 'project-list',
    summary: 'List the projects that you may use, and which this channel works in',
    risk: 'read',
    positionals: [],
    flags: [],
    examples: ['project-list'],
  },
  slots: z.strictObject({}),
  async perform(context) {
    const { how, project, settings, ...rest } = standingOf(context);
    const projects = await rest.projects();
    const here = (id: string) => (id === project?.id ? 'this channel' : '');
    const rows = [...projects]
      .sort((a, b) => a.name.localeCompare(b.name))
      .map(({ id, name }) => [name, here(id), id]);
    const by = settings.binding?.by;
    return {
      kind: 'answer',
      card: {
        title: 'Projects that you may use',
        tone: 'neutral',
        text: [
          `This channel works in ${own(project?.name ?? '') || 'no project'}`,
          by ? `, bound by ${own(by.name)}.` : ': nobody has bound it.',
        ],
        table: { columns: ['project', 'used by', 'id'], rows },
        footnote:
          how === 'credential'
            ? 'An application credential is for one project: log in with another to use another.'
            : 'project-use binds this channel to one of them.',
      },
    };
  },
});
