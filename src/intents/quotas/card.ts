import type { Card, Text } from '../../card/card.js';
import { counted, localMoment } from '../../card/words.js';
import type { Project } from '../../engine/projects.js';
import type { QuotaInForce } from '../../engine/quotas/quota.js';

/** A quota with a bar of what is used of it; Magnum's field names, so that they can be searched. */
export function quotaCard(
  project: Project,
  quota: QuotaInForce,
  head: Pick<Card, 'title'> & { text?: string; until?: Date | null },
): Card {
  const { used, hardLimit } = quota;
  const over = used - hardLimit;
  return {
    title: head.title,
    tone: over >= 0 ? 'warning' : 'neutral',
    text: [head.text, over > 0 ? `${counted(over, 'cluster')} over the limit: what is there stays.` : '']
      .filter(Boolean)
      .join(' '),
    progress: {
      done: Math.min(used, hardLimit),
      total: hardLimit,
      caption: `${used} of ${counted(hardLimit, 'cluster')} used`,
    },
    facts: [
      { label: 'project_id', value: project.id },
      { label: 'resource', value: quota.resource },
      { label: 'hard_limit', value: String(hardLimit) },
      { label: 'set', value: setBy(quota, head.until ?? null) },
    ],
  };
}

function setBy({ stored }: QuotaInForce, until: Date | null): Text {
  if (!stored) return 'the default of this installation';
  return until ? ['for this project, until ', localMoment(until)] : 'for this project';
}
