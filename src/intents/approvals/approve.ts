import { z } from 'zod';
import { own } from '../../card/own.js';
import { counted, moment } from '../../card/words.js';
import { carryOut } from '../../engine/approvals/apply.js';
import { type Approval, QuotaBefore, QuotaSlots, requestId } from '../../engine/approvals/approval.js';
import { checkDecision, decide } from '../../engine/approvals/decide.js';
import { requireOwnUser } from '../../engine/approvals/one-time-code.js';
import { viewApproval } from '../../engine/approvals/read.js';
import { othersVoided } from '../../engine/approvals/voided.js';
import { requireShort } from '../../engine/notes.js';
import { Note, noteFlag, Text } from '../fields.js';
import { defineIntent } from '../intent.js';
import { passcode, requestToDecide } from './arguments.js';
import { momentaryCard } from './card.js';
import { changeOf, untilOf } from './change-text.js';
import { aboutWaiting } from './form-about.js';
import { nameOf } from './person.js';
import { voidsText } from './voids-text.js';

export const approve = defineIntent({
  action: 'approval:decide',
  command: {
    name: 'approve',
    summary: 'Agree to a request of somebody else',
    risk: 'privileged',
    positionals: [requestToDecide],
    flags: [noteFlag('reason', 'why, for the person who asked')],
    fields: [passcode],
    examples: ['approve Q-17'],
  },
  form: { title: 'Approve a request', submit: 'Approve', about: aboutWaiting((id) => `Approve ${id}`) },
  slots: z.strictObject({ request: Text, reason: Note.optional(), passcode: Text.optional() }),
  async confirm({ engine, caller }, slots) {
    requireShort(slots.reason ?? '', 'reason');
    const { approval } = await checkDecision(engine, caller, slots.request);
    requireOwnUser(caller, approval);
    const id = requestId(approval);
    return {
      card: {
        title: `Approve ${id}?`,
        tone: 'warning',
        text: [
          [effectOf(approval), ...voidsText(await othersVoided(engine, approval), approval)].join(' '),
          `Reason: ${own(approval.reason)}`,
        ].join('\n'),
      },
      typed: approval.stepUp === 'id' ? id : null,
      typedLabel: 'Id of the request',
      ...(approval.stepUp === 'one-time-code' && { asks: [passcode.name] }),
      ...(takesAway.includes(approval.action) ? {} : { harmless: true }),
      submit: 'Approve it',
      slots: { request: id },
    };
  },
  async perform({ engine, caller, origin }, slots) {
    const decided = await decide(engine, caller, { ...slots, decision: 'approve' }, { origin });
    if (decided.state === 'APPROVED') await carryOut(engine, decided.number);
    const view = await viewApproval(engine, decided.number);
    if (view) return { kind: 'answer', card: momentaryCard(view, origin?.platform) };
    return { kind: 'answer', card: { title: `${requestId(decided)} is gone`, tone: 'neutral' } };
  },
});

/** Actions after which something is not there any more. */
const takesAway: readonly Approval['action'][] = ['delete', 'scale-in'];

/** What happens when it is approved. */
function effectOf(approval: Approval): string {
  if (approval.action !== 'quota') {
    return `This will ${changeOf(approval)}, in project ${own(approval.projectName)}, as ${nameOf(approval.requester)}.`;
  }
  const from = QuotaBefore.parse(approval.before).hardLimit;
  const to = QuotaSlots.parse(approval.intent.slots).hardLimit;
  const until = untilOf(approval);
  const time = until ? ` Until ${moment(until)}: then it is ${from} again.` : '';
  return `${own(approval.projectName)} may then have ${counted(to, 'cluster')}, instead of ${from} as now.${time}`;
}
