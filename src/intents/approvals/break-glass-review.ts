import { z } from 'zod';
import { requestId } from '../../engine/approvals/approval.js';
import { verdicts } from '../../engine/approvals/broken-glass.js';
import { reviewBreakGlass } from '../../engine/approvals/review.js';
import { Note, noteFlag, positional, Text } from '../fields.js';
import { defineIntent } from '../intent.js';
import { request } from './arguments.js';
import { aboutRequest } from './form-about.js';

export const breakGlassReview = defineIntent({
  action: 'approval:decide',
  isSetUp: ({ approvals }) => approvals.breakGlass !== null,
  command: {
    name: 'break-glass-review',
    summary: 'Say whether an emergency of somebody else was one',
    risk: 'privileged',
    positionals: [
      request,
      positional('verdict', 'text', 'what you think of it', {
        required: true,
        choices: verdicts,
        words: { justified: 'it was justified', 'not-justified': 'it was not justified' },
      }),
    ],
    flags: [noteFlag('reason', 'why; needed where it was not justified')],
    examples: [
      'break-glass-review Q-17 justified',
      'break-glass-review Q-17 not-justified --reason "nothing was on fire"',
    ],
  },
  usuallySaid: ['reason'],
  form: { title: 'Review an emergency', submit: 'Send', about: aboutRequest((id) => `Review ${id}`) },
  slots: z.strictObject({ request: Text, verdict: z.enum(verdicts), reason: Note.optional() }),
  async perform({ engine, caller, origin }, slots) {
    const reviewed = await reviewBreakGlass(engine, caller, slots, { origin });
    return {
      kind: 'answer',
      card: {
        title: `You found ${requestId(reviewed)} ${slots.verdict.replace('-', ' ')}`,
        tone: 'neutral',
        text: 'It is in the audit. What was done is not undone by it.',
      },
    };
  },
});
