import { z } from 'zod';
import { defineIntent } from '../intent.js';

export const whoami = defineIntent({
  command: {
    name: 'whoami',
    summary: 'Say who you are to OpenStack here',
    risk: 'read',
    positionals: [],
    flags: [],
    examples: ['whoami'],
  },
  slots: z.strictObject({}),
  async perform({ caller }) {
    return {
      kind: 'answer',
      card: {
        title: `You act as ${caller.userName}`,
        tone: 'neutral',
        facts: [
          { label: 'project', value: caller.projectName },
          { label: 'roles', value: caller.roles.join(', ') },
        ],
      },
    };
  },
});
