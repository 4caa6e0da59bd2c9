import type { Card } from '../../card/card.js';
import { counted, shown } from '../../card/words.js';
import type { previewNodeGroup } from '../../engine/nodegroups/preview.js';
import { ignoredLabels } from '../ignored-labels.js';
import { previewFacts, verdict } from '../preview-facts.js';

/** What a new node group would be and do: nothing has been done. */
export function newGroupCard({
  cluster,
  group,
  ignored,
  stack,
}: Awaited<ReturnType<typeof previewNodeGroup>>): Card {
  const against = verdict(stack);
  return {
    title: `Would add node group ${group.name} to ${cluster.name}`,
    tone: against ? 'warning' : 'neutral',
    text: [against, 'Nothing has been done.'].filter(Boolean).join(' '),
    facts: [
      { label: 'nodes', value: counted(group.nodeCount, 'node') },
      { label: 'flavor', value: shown(group.flavorId) },
      { label: 'image', value: group.imageId },
      ...previewFacts(stack),
    ],
    ...(ignored.length > 0 ? { footnote: ignoredLabels(ignored) } : {}),
  };
}
