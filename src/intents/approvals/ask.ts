import { z } from 'zod';
import { requestId } from '../../engine/approvals/approval.js';
import { askQuestion, checkQuestion } from '../../engine/approvals/ask-question.js';
import { Note, noteFlag, Text } from '../fields.js';
import { saidText } from '../form-about.js';
import { defineIntent } from '../intent.js';
import { waitingRequest } from './arguments.js';
import { aboutWaiting } from './form-about.js';

const about = aboutWaiting((id) => `Ask about ${id}`);

export const approvalAsk = defineIntent({
  action: 'approval:get',
  command: {
    name: 'approval-ask',
    summary: 'Ask whoever made a request something before it is decided',
    risk: 'change',
    positionals: [waitingRequest],
    flags: [noteFlag('question', 'what you want to know; everybody here reads it', { required: true })],
    examples: ['approval-ask Q-17 --question "why not the shared cluster?"'],
  },
  form: {
    title: 'Ask about a request',
    submit: 'Ask',
    /** Who may not ask is told before the form opens. */
    async about(context, slots) {
      const named = saidText(slots.request);
      if (named) await checkQuestion(context.engine, context.caller, named);
      return about(context, slots);
    },
  },
  slots: z.strictObject({ request: Text, question: Note }),
  async perform({ engine, caller, origin, requestKey }, { request, question: said }) {
    const { approval, question } = await askQuestion(
      engine,
      caller,
      { request, question: said },
      { origin, key: requestKey },
    );
    const { chat, userName } = approval.requester;
    return {
      kind: 'answer',
      card: {
        title: `You asked about ${requestId(approval)}`,
        tone: 'neutral',
        text: `You are told when ${chat?.name ?? userName} answers. Nothing is decided by it.`,
        facts: [{ label: 'question', value: question.text, short: false }],
      },
    };
  },
});
