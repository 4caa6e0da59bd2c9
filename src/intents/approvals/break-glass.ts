import { z } from 'zod';
import { carryOut } from '../../engine/approvals/apply.js';
import { requestId } from '../../engine/approvals/approval.js';
import { breakGlass as approveAlone, checkBreakGlass } from '../../engine/approvals/break-glass.js';
import { endOfQuota } from '../../engine/approvals/ends.js';
import { requireOwnUser } from '../../engine/approvals/one-time-code.js';
import { viewApproval } from '../../engine/approvals/read.js';
import { othersVoided } from '../../engine/approvals/voided.js';
import { requireShort } from '../../engine/notes.js';
import { Note, noteFlag, Text } from '../fields.js';
import { defineIntent } from '../intent.js';
import { passcode, request } from './arguments.js';
import { momentaryCard } from './card.js';
import { changeOf } from './change-text.js';
import { aboutWaiting } from './form-about.js';
import { voidsText } from './voids-text.js';

export const breakGlass = defineIntent({
  action: 'approval:request',
  isSetUp: ({ approvals }) => approvals.breakGlass !== null,
  isFor: ({ approvals }, caller) => approvals.breakGlass?.isFor(caller) ?? false,
  command: {
    name: 'break-glass',
    summary: 'Approve one request alone in an emergency; it is told loudly and reviewed',
    risk: 'privileged',
    positionals: [request],
    flags: [
      noteFlag('reason', 'what the emergency is', { required: true }),
      noteFlag('ticket', 'of the incident', { required: true }),
    ],
    fields: [passcode],
    examples: ['break-glass Q-17 --ticket INC-42 --reason "the cluster is on fire"'],
  },
  form: {
    title: 'Break the glass',
    submit: 'Go on',
    about: aboutWaiting((id) => `Break the glass for ${id}`),
  },
  slots: z.strictObject({ request: Text, reason: Note, ticket: Text, passcode: Text.optional() }),
  async confirm({ engine, caller }, slots) {
    requireShort(slots.reason, 'reason');
    requireShort(slots.ticket, 'ticket');
    const { approval, policy } = await checkBreakGlass(engine, caller, slots.request);
    requireOwnUser(caller, approval);
    const id = requestId(approval);
    const until = endOfQuota(approval, { endsAt: new Date(Date.now() + policy.lasts) });
    return {
      card: {
        title: `Break the glass for ${id}?`,
        tone: 'danger',
        text: [
          `To be done at once, told in ${policy.channel} and reviewed by somebody else: ${changeOf(approval, until)}.`,
          ...voidsText(await othersVoided(engine, approval), approval),
        ].join(' '),
      },
      typed: id,
      typedLabel: 'Id of the request',
      ...(approval.stepUp === 'one-time-code' && { asks: [passcode.name] }),
      submit: 'Break the glass',
      slots: { request: id },
    };
  },
  async perform({ engine, caller, origin }, slots) {
    const broken = await approveAlone(engine, caller, slots, { origin });
    if (broken.state === 'APPROVED') await carryOut(engine, broken.number);
    const view = await viewApproval(engine, broken.number);
    if (view) return { kind: 'answer', card: momentaryCard(view, origin?.platform) };
    return { kind: 'answer', card: { title: `${requestId(broken)} is gone`, tone: 'neutral' } };
  },
});
