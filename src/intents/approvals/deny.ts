import { z } from 'zod';
import { own } from '../../card/own.js';
import { requestId } from '../../engine/approvals/approval.js';
import { checkDecision, decide } from '../../engine/approvals/decide.js';
import { Note, noteFlag, Text } from '../fields.js';
import { defineIntent } from '../intent.js';
import { requestToDecide } from './arguments.js';
import { subjectOf } from './card.js';
import { aboutWaiting } from './form-about.js';

export const deny = defineIntent({
  action: 'approval:decide',
  command: {
    name: 'deny',
    summary: 'Refuse a request of somebody else, with a reason',
    risk: 'privileged',
    positionals: [requestToDecide],
    flags: [noteFlag('reason', 'why, for the person who asked', { required: true })],
    examples: ['deny Q-17 --reason "use the shared cluster"'],
  },
  form: { title: 'Deny a request', submit: 'Deny', about: aboutWaiting((id) => `Deny ${id}`) },
  slots: z.strictObject({ request: Text, reason: Note }),
  /** Nothing is confirmed once more after the form; who may not is told before it is done. */
  async confirm({ engine, caller }, slots) {
    await checkDecision(engine, caller, slots.request);
    return null;
  },
  async perform({ engine, caller, origin }, slots) {
    const decided = await decide(engine, caller, { ...slots, decision: 'deny' }, { origin });
    const id = requestId(decided);
    return {
      kind: 'answer',
      card: {
        title: decided.state === 'SUPERSEDED' ? `${id} is void` : `You denied ${id}`,
        tone: 'neutral',
        text:
          decided.state === 'SUPERSEDED'
            ? `The ${subjectOf(decided.action)} was changed after this was asked, so there is nothing to deny.`
            : own(slots.reason),
      },
    };
  },
});
