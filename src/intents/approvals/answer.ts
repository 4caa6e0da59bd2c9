import { z } from 'zod';
import { answerQuestion, checkAnswer } from '../../engine/approvals/answer-question.js';
import { requestId } from '../../engine/approvals/approval.js';
import { Count, flag, Note, noteFlag, Text } from '../fields.js';
import { saidText } from '../form-about.js';
import { defineIntent } from '../intent.js';
import { ownRequest } from './arguments.js';

export const approvalAnswer = defineIntent({
  action: 'approval:get',
  command: {
    name: 'approval-answer',
    summary: 'Answer what somebody asked about your own request',
    risk: 'change',
    positionals: [ownRequest],
    flags: [
      noteFlag('answer', 'for whoever asked; everybody here reads it', { required: true }),
      flag('to', 'integer', 'number of the question, where several wait'),
    ],
    examples: ['approval-answer Q-17 --answer "it has no GPUs"'],
  },
  form: {
    title: 'Answer a question',
    submit: 'Answer',
    async about({ engine, caller }, slots) {
      const request = saidText(slots.request);
      if (!request) return {};
      const to = typeof slots.to === 'number' ? slots.to : undefined;
      const { approval, question } = await checkAnswer(engine, caller, { request, to });
      const { chat, userName } = question.caller;
      return {
        title: `Answer about ${requestId(approval)}`,
        text: `${chat?.name ?? userName} wants to know: ${question.text}`,
      };
    },
  },
  slots: z.strictObject({
    request: Text,
    answer: Note,
    to: Count.min(1, 'questions count from 1.').optional(),
  }),
  async perform({ engine, caller, origin }, slots) {
    const { approval, question } = await answerQuestion(engine, caller, slots, { origin });
    const { chat, userName } = question.caller;
    return {
      kind: 'answer',
      card: {
        title: `You answered about ${requestId(approval)}`,
        tone: 'neutral',
        text: `${chat?.name ?? userName} is told. It still waits for a decision.`,
        facts: [
          { label: 'question', value: question.text, short: false },
          { label: 'answer', value: question.answer?.text ?? '-', short: false },
        ],
      },
    };
  },
});
