import type { Button, Card, Fact, Tone } from '../../card/card.js';
import { own } from '../../card/own.js';
import { counted, localMoment } from '../../card/words.js';
import { type Approval, type ApprovalVote, requestId } from '../../engine/approvals/approval.js';
import type { ApprovalView } from '../../engine/approvals/read.js';
import { glassFacts } from './break-glass-card.js';
import { againLine, changeOf, endOfGiven, limitsOf } from './change-text.js';
import { nameOf, person } from './person.js';
import { answerButton, moreQuestions, questionFacts } from './question-card.js';
import { termFact } from './term-card.js';
import { usedText } from './used-text.js';

/** Cards of requests, drawn from what is stored. */

const tones: Readonly<Record<Approval['state'], Tone>> = {
  PENDING: 'progress',
  APPROVED: 'progress',
  EXECUTING: 'progress',
  APPLIED: 'success',
  DENIED: 'danger',
  FAILED: 'danger',
  EXPIRED: 'neutral',
  CANCELLED: 'neutral',
  SUPERSEDED: 'warning',
};

/** What became of a request, in the past tense of its title. */
const ends: Readonly<Record<Approval['state'], string>> = {
  PENDING: 'waits for approval',
  APPROVED: 'approved',
  EXECUTING: 'approved',
  APPLIED: 'approved and done',
  DENIED: 'denied',
  FAILED: 'approved, and could not be done',
  EXPIRED: 'expired: nobody decided in time',
  CANCELLED: 'taken back',
  SUPERSEDED: 'void',
};

/** Over though nobody decided. */
const undecided: readonly Approval['state'][] = ['EXPIRED', 'CANCELLED', 'SUPERSEDED'];

/** What became of a request, in words. */
export function endOf({ action, state }: Pick<Approval, 'action' | 'state'>): string {
  if (state !== 'SUPERSEDED') return ends[state];
  return `void: the ${subjectOf(action)} was changed after this was asked`;
}

/** What a request is about, in a word. */
export function subjectOf(action: Approval['action']): string {
  return action === 'quota' ? 'quota' : 'cluster';
}

/** The living card of a request, for those who decide or for whoever asked. */
export function approvalCard(view: ApprovalView, platform: string | undefined, decides: boolean): Card {
  const { approval, votes, used, questions } = view;
  const { requester, reason, expiresAt, state, decidedAt } = approval;
  const waits = state === 'PENDING';
  const until = endOfGiven(view);
  const facts: Fact[] = [
    ...(approval.action === 'quota'
      ? [{ label: 'quota', value: limitsOf(approval) }]
      : [
          { label: 'asked for', value: changeOf(approval), short: false },
          { label: 'project', value: own(approval.projectName) },
        ]),
    ...(until ? [termFact(until, view.term)] : []),
    ...(used === null
      ? []
      : [{ label: 'used', value: waits ? usedText(approval, used) : counted(used, 'cluster') }]),
    { label: 'asked by', value: [person(requester, platform)] },
    waits
      ? { label: 'expires', value: [localMoment(expiresAt)] }
      : {
          label: undecided.includes(state) ? 'ended' : 'decided',
          value: [localMoment(decidedAt ?? expiresAt)],
        },
    { label: 'reason', value: own(reason), short: false },
    ...(approval.automatic ? [{ label: 'approved by', value: `the rule ${approval.ruleId ?? '-'}` }] : []),
    ...glassFacts(view.broken, platform),
    ...votes.map((vote) => voteFact(vote, platform)),
    ...questionFacts(questions, platform),
  ];
  const more = moreQuestions(questions);
  return {
    title: `${requestId(approval)} · ${endOf(approval)}`,
    tone: tones[state],
    ...textOf(approval, votes),
    facts,
    ...(waits ? { buttons: buttonsOf(view, decides) } : {}),
    ...(waits && more ? { footnote: more } : {}),
  };
}

/** The same for one person alone, at one moment: nothing draws it again, so it has no buttons, and says where they are. */
export function momentaryCard(view: ApprovalView, platform: string | undefined): Card {
  const { buttons: _, footnote, ...card } = approvalCard(view, platform, false);
  if (view.approval.state !== 'PENDING') return { ...card, ...(footnote ? { footnote } : {}) };
  return {
    ...card,
    footnote:
      'This is how it stands now. The card of the request, where it is decided, shows what becomes of it.',
  };
}

function textOf(approval: Approval, votes: readonly ApprovalVote[]): Pick<Card, 'text'> {
  const { state, outcome, operationId } = approval;
  if (state === 'PENDING') return { text: waitsFor(approval, votes) };
  if (outcome) return { text: outcome };
  if (state === 'EXECUTING' && operationId) return { text: 'It is being done, as whoever asked.' };
  return {};
}

function voteFact(
  { caller, decision, reason, createdAt, lapsedAt }: ApprovalVote,
  platform: string | undefined,
): Fact {
  const label = lapsedAt
    ? decision === 'approve'
      ? 'approved, counts no more'
      : 'denied, counts no more'
    : decision === 'approve'
      ? 'approved by'
      : 'denied by';
  const why = reason ? `: ${own(reason)}` : '';
  return { label, value: [person(caller, platform), ', ', localMoment(createdAt), why], short: false };
}

function waitsFor({ approvalsNeeded }: Approval, votes: readonly ApprovalVote[]): string {
  const agreed = votes.filter(({ decision, lapsedAt }) => decision === 'approve' && !lapsedAt).length;
  const lapsed = votes.filter(({ lapsedAt }) => lapsedAt).map(({ caller }) => nameOf(caller));
  const missing = approvalsNeeded - agreed;
  const fell =
    lapsed.length > 0
      ? ` ${lapsed.join(', ')} may not decide any more and ${lapsed.length === 1 ? 'counts' : 'count'} no more; ${missing} more must agree.`
      : '';
  if (approvalsNeeded === 1) return `Somebody other than the person who asks must agree.${fell}`;
  return `${agreed} of ${approvalsNeeded} people have agreed. None of them may be the one who asks.${fell}`;
}

/** As many as every platform has room for. Where it is decided the question itself has the button that answers it, in the thread. */
function buttonsOf({ approval, questions }: ApprovalView, decides: boolean): Button[] {
  const id = requestId(approval);
  const open = questions.find(({ answer }) => !answer);
  return [
    ...(decides
      ? ([
          { label: 'Approve', style: 'primary', action: `cmd:approve ${id}` },
          { label: 'Deny', style: 'danger', action: `ask:deny ${id}` },
        ] as const)
      : open
        ? [answerButton(id, open)]
        : []),
    { label: 'Ask a question', style: 'plain', action: `ask:approval-ask ${id}` },
    { label: 'What changes', style: 'plain', action: `cmd:approval-show ${id}` },
    { label: 'Take it back', style: 'plain', action: `cmd:approval-cancel ${id}` },
  ];
}

/** What whoever asked is told when it is over. */
export function toldCard(view: ApprovalView, platform: string | undefined): Card {
  const { approval, votes } = view;
  const { requester, state } = approval;
  const last = votes.findLast(({ lapsedAt }) => !lapsedAt);
  const said =
    last && ['DENIED', 'APPLIED', 'FAILED'].includes(state)
      ? [' ', person(last.caller, platform), last.reason ? `: ${own(last.reason)}` : ' decided.']
      : [];
  return {
    title: `Your request ${requestId(approval)} · ${endOf(approval)}`,
    tone: tones[state],
    text: [
      person(requester, platform),
      ` asked ${approval.action === 'quota' ? 'for' : 'to'} ${changeOf(approval, endOfGiven(view))}.`,
      ...said,
    ],
    ...(approval.outcome ? { footnote: approval.outcome } : {}),
    ...(state === 'SUPERSEDED' || state === 'EXPIRED' || state === 'FAILED'
      ? {
          buttons: [
            {
              label: 'Ask again',
              style: 'plain' as const,
              action: `${approval.action === 'quota' ? 'ask' : 'cmd'}:${againLine(approval)}`,
            },
          ],
        }
      : {}),
  };
}

/** What approvers read when a request has waited for long. */
export function reminderCard(view: ApprovalView, platform: string | undefined): Card {
  const { approval } = view;
  const card = approvalCard(view, platform, true);
  if (approval.state !== 'PENDING') return card;
  return {
    ...card,
    title: `${requestId(approval)} still waits for approval`,
    tone: 'warning',
  };
}
