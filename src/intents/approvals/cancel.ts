import { z } from 'zod';
import { requestId } from '../../engine/approvals/approval.js';
import { cancelRequest } from '../../engine/approvals/decide.js';
import { Text } from '../fields.js';
import { defineIntent } from '../intent.js';
import { ownRequest } from './arguments.js';
import { aboutWaiting } from './form-about.js';

export const approvalCancel = defineIntent({
  action: 'approval:request',
  command: {
    name: 'approval-cancel',
    summary: 'Take your own request back',
    risk: 'change',
    positionals: [ownRequest],
    flags: [],
    examples: ['approval-cancel Q-17'],
  },
  form: {
    title: 'Take a request back',
    submit: 'Take it back',
    about: aboutWaiting((id) => `Take ${id} back`),
  },
  slots: z.strictObject({ request: Text }),
  async perform({ engine, caller }, slots) {
    const cancelled = await cancelRequest(engine, caller, slots.request);
    return {
      kind: 'answer',
      card: { title: `You took ${requestId(cancelled)} back`, tone: 'neutral', text: 'Nothing was changed.' },
    };
  },
});
