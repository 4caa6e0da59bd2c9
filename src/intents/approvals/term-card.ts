import type { Card, Fact } from '../../card/card.js';
import { counted, localMoment } from '../../card/words.js';
import { requestId } from '../../engine/approvals/approval.js';
import type { ApprovalView } from '../../engine/approvals/read.js';
import type { QuotaTerm } from '../../engine/approvals/term.js';
import { person } from './person.js';

/** That a quota which was given for a time goes back soon, or what became of it; null where it was given for good. */
export function termCard(view: ApprovalView, platform: string | undefined): Card | null {
  const { approval, term } = view;
  if (!term) return null;
  const project = approval.projectName;
  const asked = [person(approval.requester, platform), ` asked for it with ${requestId(approval)}.`];
  const again = {
    label: 'Ask again',
    style: 'plain' as const,
    action: `ask:quota-request --hard-limit ${term.hardLimit}`,
  };
  switch (term.state) {
    case 'running':
      return {
        title: `The quota of ${project} goes back soon`,
        tone: 'warning',
        text: [
          ...[
            'On ',
            localMoment(term.until),
            ` it is ${counted(term.beforeLimit, 'cluster')} again, instead of ${term.hardLimit}. `,
          ],
          over(view.used, term.beforeLimit),
          ...asked,
        ],
      };
    case 'reverted':
      return {
        title: `The quota of ${project} is ${term.endedLimit} again`,
        tone: 'neutral',
        text: [
          ...[`The ${term.hardLimit} were given until `, localMoment(term.until), '. '],
          over(term.endedUsed, term.endedLimit),
          ...asked,
        ],
        buttons: [again],
      };
    case 'kept':
      return {
        title: `The quota of ${project} stays ${term.endedLimit}`,
        tone: 'warning',
        text: [
          ...[
            `The ${term.hardLimit} that were given until `,
            localMoment(term.until),
            ` are over, and would go back to ${term.beforeLimit}. Somebody has changed the quota meanwhile, so it was left alone. `,
          ],
          ...asked,
        ],
      };
    case 'followed':
      return {
        title: `The quota of ${project} stays ${term.endedLimit} for now`,
        tone: 'neutral',
        text: [
          ...[
            `The ${term.hardLimit} that were given until `,
            localMoment(term.until),
            ` are over. More was given on top, and goes back to ${term.beforeLimit} when its own time is over. `,
          ],
          ...asked,
        ],
      };
  }
}

/** What is said of clusters that are there above the limit. */
function over(used: number | null, limit: number | null): string {
  const above = (used ?? 0) - (limit ?? 0);
  if (above <= 0) return '';
  return `There ${used === 1 ? 'is' : 'are'} ${counted(used ?? 0, 'cluster')}, ${above} more than that: what is there stays, and no new one can be made. `;
}

/** The line of a request's card about its time. */
export function termFact(until: Date, term: QuotaTerm | null): Fact {
  const ends = {
    running: '',
    reverted: `; it is ${term?.endedLimit} again`,
    kept: '; somebody changed it meanwhile',
    followed: '; more was given on top',
  };
  return { label: 'until', value: [localMoment(until), ends[term?.state ?? 'running']], short: false };
}
