import { z } from 'zod';
import { Guardrail, guardrails } from '../../engine/access/channel.js';
import { guardChannel } from '../../engine/access/settle.js';
import { positional } from '../fields.js';
import { defineIntent } from '../intent.js';

const meanings = {
  'read-only': 'Nothing is changed from here: whoever tries is told so.',
  confirm: 'Every change from here is asked about first.',
  normal: 'Changes are made as they are asked for; what destroys something is asked about first.',
} as const;

export const channelGuardrail = defineIntent({
  anywhere: true,
  action: 'channel:guard',
  command: {
    name: 'channel-guardrail',
    summary: 'Say how careful this channel is (admins)',
    risk: 'privileged',
    positionals: [
      positional('guardrail', 'text', 'how careful', {
        required: true,
        choices: guardrails,
        words: {
          'read-only': 'read-only: nothing is changed from here',
          confirm: 'confirm: every change is asked about first',
          normal: 'normal: only what destroys something is asked about',
        },
      }),
    ],
    flags: [],
    examples: ['channel-guardrail read-only'],
  },
  form: { title: 'Guard this channel', submit: 'Set it' },
  slots: z.strictObject({ guardrail: Guardrail }),
  async perform({ engine, caller, origin }, { guardrail }) {
    await guardChannel(engine, caller, origin, guardrail);
    return {
      kind: 'answer',
      card: { title: `Guardrail of this channel: ${guardrail}`, tone: 'success', text: meanings[guardrail] },
    };
  },
});
