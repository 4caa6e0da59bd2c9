import { type Approval, requestId } from '../../engine/approvals/approval.js';
import { subjectOf } from './card.js';

/** What else becomes void when a request is carried out, in a sentence; none where nothing does. */
export function voidsText(voided: readonly Approval[], { action }: Pick<Approval, 'action'>): string[] {
  if (voided.length === 0) return [];
  const ids = voided.map(requestId).join(', ');
  const subject = subjectOf(action);
  return [
    voided.length === 1
      ? `That voids ${ids}, which is about the same ${subject} as it is now; whoever asked is told.`
      : `That voids ${ids}, which are about the same ${subject} as it is now; those who asked are told.`,
  ];
}
