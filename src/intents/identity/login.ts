import { z } from 'zod';
import { localMoment } from '../../card/words.js';
import { logIn } from '../../engine/access/login.js';
import { positional, Text } from '../fields.js';
import { defineIntent } from '../intent.js';

export const login = defineIntent({
  anywhere: true,
  command: {
    name: 'login',
    summary: 'Act as yourself, by an application credential that a private form asks for',
    risk: 'change',
    positionals: [],
    flags: [],
    fields: [
      positional('id', 'text', 'of an application credential, as Keystone shows it', { required: true }),
      positional('secret', 'secret', 'seen by nobody, kept sealed, forgotten with logout', {
        required: true,
      }),
    ],
    examples: ['login'],
  },
  form: { title: 'Log in', submit: 'Log in' },
  slots: z.strictObject({ id: Text.max(64), secret: Text.max(1024) }),
  async perform({ engine, caller, origin }, credential) {
    const { info, credential: about } = await logIn(engine, caller, origin, credential);
    const until = about?.expiresAt;
    return {
      kind: 'answer',
      card: {
        title: `You act as ${info.userName} now`,
        tone: 'success',
        text: 'Wherever you speak to me here, until you say logout.',
        facts: [
          { label: 'project', value: info.projectName },
          { label: 'roles', value: info.roles.join(', ') },
          ...(about ? [{ label: 'credential', value: about.name }] : []),
          {
            label: 'restricted',
            value: info.applicationCredential?.restricted
              ? 'yes: it makes no further credentials, which I do not need'
              : 'no: it could make further credentials; a restricted one is enough for me',
            short: false,
          },
          ...(about ? [{ label: 'expires', value: until ? [localMoment(until)] : 'never' }] : []),
        ],
      },
    };
  },
});
