import { z } from 'zod';
import { carryOut } from '../../engine/approvals/apply.js';
import { requestId } from '../../engine/approvals/approval.js';
import { viewApproval } from '../../engine/approvals/read.js';
import { requestQuota } from '../../engine/approvals/request.js';
import { Count, flag, Note, noteFlag, Text } from '../fields.js';
import { defineIntent } from '../intent.js';
import { Limit, project } from '../quotas/arguments.js';
import { approvalCard } from './card.js';
import { changeOf } from './change-text.js';
import { quotaForm } from './quota-form.js';
import { whoAgrees } from './who-agrees.js';

export const quotaRequest = defineIntent({
  action: 'approval:request',
  command: {
    name: 'quota-request',
    summary: 'Ask for another quota; somebody else decides',
    risk: 'change',
    positionals: [],
    flags: [
      flag('hard-limit', 'integer', 'how many clusters the project should be allowed'),
      flag('hard-limit-change', 'integer', 'so many more: 5'),
      project,
      flag('until', 'text', 'it ends by itself: 2026-12-31, or 14d'),
      noteFlag('reason', 'what it is for', { required: true }),
    ],
    examples: [
      'quota-request --hard-limit 30 --reason "exam week"',
      'quota-request --hard-limit-change 5 --until 14d --reason "exam week"',
    ],
  },
  usuallySaid: ['hard-limit', 'reason', 'until'],
  form: quotaForm,
  slots: z.strictObject({
    hardLimit: Limit.optional(),
    hardLimitChange: Count.optional(),
    project: Text.optional(),
    until: Text.optional(),
    reason: Note,
  }),
  async perform({ engine, caller, origin, requestKey }, slots) {
    const asked = await requestQuota(engine, caller, slots, { origin, key: requestKey });
    if (asked.automatic) await carryOut(engine, asked.number);
    const view = await viewApproval(engine, asked.number);
    if (view && asked.automatic) return { kind: 'answer', card: approvalCard(view, origin?.platform, false) };
    return {
      kind: 'answer',
      card: {
        title: `${requestId(asked)} was sent to those who decide`,
        tone: 'neutral',
        text: `${changeOf(asked)}. ${whoAgrees(asked)}`,
      },
    };
  },
});
