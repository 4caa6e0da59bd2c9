import { z } from 'zod';
import { showEffect } from '../../engine/approvals/effect.js';
import { Text } from '../fields.js';
import { defineIntent } from '../intent.js';
import { waitingRequest } from './arguments.js';
import { effectCard } from './effect-card.js';

export const approvalShow = defineIntent({
  action: 'approval:get',
  command: {
    name: 'approval-show',
    summary: 'Say in full what a request would change, and every question about it',
    risk: 'read',
    positionals: [waitingRequest],
    flags: [],
    examples: ['approval-show Q-17'],
  },
  form: { title: 'What a request changes', submit: 'Show' },
  slots: z.strictObject({ request: Text }),
  async perform({ engine, caller, origin }, { request }) {
    const effect = await showEffect(engine, caller, request);
    return { kind: 'answer', card: effectCard(effect, origin?.platform) };
  },
});
