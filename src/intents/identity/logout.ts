import { z } from 'zod';
import { logOut } from '../../engine/access/login.js';
import { defineIntent } from '../intent.js';

export const logout = defineIntent({
  anywhere: true,
  command: {
    name: 'logout',
    summary: 'Forget your application credential, at once',
    risk: 'change',
    positionals: [],
    flags: [],
    examples: ['logout'],
  },
  slots: z.strictObject({}),
  async perform({ engine, caller, origin }) {
    const was = await logOut(engine, caller, origin);
    return {
      kind: 'answer',
      card: was
        ? {
            title: 'You are logged out',
            tone: 'success',
            text: 'Your credential is forgotten here. In Keystone it is still there: delete it if you need it no more.',
          }
        : { title: 'You were not logged in', tone: 'neutral', text: 'There was nothing to forget.' },
    };
  },
});
