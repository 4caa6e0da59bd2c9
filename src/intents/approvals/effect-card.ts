import type { Card, Fact } from '../../card/card.js';
import { own } from '../../card/own.js';
import { localMoment } from '../../card/words.js';
import { QuotaBefore, QuotaSlots, requestId } from '../../engine/approvals/approval.js';
import type { ApprovalEffect } from '../../engine/approvals/effect.js';
import { endOf, subjectOf } from './card.js';
import { changeOf, untilOf } from './change-text.js';
import { person } from './person.js';
import { planFacts } from './plan-facts.js';
import { questionFacts } from './question-card.js';
import { sinceFacts } from './since-facts.js';
import { usedText } from './used-text.js';

/** So much of a hash is enough to compare it with the audit by eye. */
const shownOfHash = 12;

/** What a request would change, in full, for whoever wants to know before they decide. */
export function effectCard(effect: ApprovalEffect, platform: string | undefined): Card {
  const { view, plan, problem } = effect;
  const { approval, questions } = view;
  return {
    title: `What ${requestId(approval)} changes`,
    tone: effect.isUnchanged && !problem ? 'neutral' : 'warning',
    text: standing(effect),
    facts: [
      ...(approval.action === 'quota'
        ? quotaFacts(effect)
        : [
            { label: 'asked for', value: changeOf(approval), short: false },
            { label: 'project', value: own(approval.projectName) },
          ]),
      ...(['PENDING', 'SUPERSEDED'].includes(approval.state) ? sinceFacts(effect) : []),
      ...(plan ? planFacts(plan, platform) : []),
      { label: 'asked by', value: [person(approval.requester, platform)] },
      { label: 'fingerprint', value: [{ code: approval.subjectHash.slice(0, shownOfHash) }] },
      { label: 'reason', value: own(approval.reason), short: false },
      ...questionFacts(questions, platform, { whole: true }),
    ],
    footnote:
      'What is approved is bound to this fingerprint: of what is asked, and of how things were then. The audit has it whole.',
  };
}

/** How what is shown is to be taken: as it was asked, changed since, or over. */
function standing({ view: { approval }, isUnchanged, problem }: ApprovalEffect): string {
  const { action } = approval;
  if (approval.state !== 'PENDING') return `This is what was asked. It is over: ${endOf(approval)}.`;
  if (!isUnchanged) {
    return `The ${subjectOf(action)} was changed after this was asked, so it cannot be approved any more.`;
  }
  if (problem) return `As things are, it could not be done: ${problem}`;
  return `The ${subjectOf(action)} is as it was when this was asked.`;
}

function quotaFacts({ view: { approval }, quota }: ApprovalEffect): Fact[] {
  const before = QuotaBefore.parse(approval.before).hardLimit;
  const asked = QuotaSlots.parse(approval.intent.slots).hardLimit;
  const until = untilOf(approval);
  return [
    { label: 'project', value: own(approval.projectName) },
    { label: 'limit', value: `${before} → ${asked}` },
    { label: 'difference', value: difference(before, asked) },
    { label: 'used', value: usedText(approval, quota?.used ?? 0) },
    until
      ? { label: 'until', value: [localMoment(until), `: then it is ${before} again`], short: false }
      : { label: 'until', value: 'for good' },
  ];
}

function difference(from: number, to: number): string {
  const by = `${to > from ? '+' : ''}${to - from}`;
  return from === 0 ? by : `${by} (${to > from ? '+' : ''}${Math.round(((to - from) / from) * 100)} %)`;
}
