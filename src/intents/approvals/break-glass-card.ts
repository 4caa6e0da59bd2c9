import type { Card, Fact } from '../../card/card.js';
import { own } from '../../card/own.js';
import { localMoment } from '../../card/words.js';
import { requestId } from '../../engine/approvals/approval.js';
import type { BrokenGlass } from '../../engine/approvals/broken-glass.js';
import type { ApprovalView } from '../../engine/approvals/read.js';
import { changeShown, endOfGiven } from './change-text.js';
import { nameOf, person } from './person.js';

/** What the security channel reads of a request that was approved alone, with its review; null for any other. */
export function brokenCard(
  view: ApprovalView,
  platform: string | undefined,
  isReminder: boolean,
): Card | null {
  const { approval, broken } = view;
  if (!broken) return null;
  const id = requestId(approval);
  const { review } = broken;
  const by = nameOf(broken.caller);
  return {
    title: titleOf(id, by, broken, isReminder),
    tone: review?.verdict === 'justified' ? 'neutral' : 'danger',
    ...(review
      ? {}
      : {
          text: 'Nobody else agreed. Somebody who neither asked for it nor approved it must say whether that was justified.',
        }),
    facts: [
      { label: 'asked for', value: changeShown(approval, endOfGiven(view)), short: false },
      { label: 'project', value: own(approval.projectName) },
      { label: 'asked by', value: [person(approval.requester, platform)] },
      ...glassFacts(broken, platform),
    ],
    ...(review
      ? {}
      : {
          buttons: [
            { label: 'Justified', style: 'primary', action: `cmd:break-glass-review ${id} justified` },
            { label: 'Not justified', style: 'danger', action: `ask:break-glass-review ${id} not-justified` },
          ],
        }),
  };
}

function titleOf(id: string, by: string, { review }: BrokenGlass, isReminder: boolean): string {
  if (review) return `${id} · break-glass by ${by} was ${review.verdict.replace('-', ' ')}`;
  return isReminder
    ? `${id} · break-glass by ${by} still waits for its review`
    : `${id} · break-glass by ${by}`;
}

/** Who approved alone and why, and what somebody else thinks of it. */
export function glassFacts(broken: BrokenGlass | null, platform: string | undefined): Fact[] {
  if (!broken) return [];
  const { caller, createdAt, ticket, reason, review } = broken;
  return [
    {
      label: 'approved alone by',
      value: [
        person(caller, platform),
        ', ',
        localMoment(createdAt),
        `, ticket ${own(ticket)}: ${own(reason)}`,
      ],
      short: false,
    },
    review
      ? {
          label: review.verdict === 'justified' ? 'justified, says' : 'not justified, says',
          value: [
            person(review.caller, platform),
            ', ',
            localMoment(review.at),
            review.comment ? `: ${own(review.comment)}` : '',
          ],
          short: false,
        }
      : { label: 'review', value: 'waits for somebody else' },
  ];
}
