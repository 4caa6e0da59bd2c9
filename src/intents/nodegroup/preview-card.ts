import type { Card } from '../../card/card.js';
import { counted, shown } from '../../card/words.js';
import type { previewNodeGroup } from '../../engine/nodegroups/preview.js';
import { ignoredLabels } from '../ignored-labels.js';
import { previewFacts, shortages } from '../preview-facts.js';

/** What a new node group would be and do: nothing has been done. */
export function newGroupCard({
  cluster,
  group,
  ignored,
  stack,
}: Awaited<ReturnType<typeof previewNodeGroup>>): Card {
  const fits = shortages(stack).length === 0;
  return {
    title: `Would add node group ${group.name} to ${cluster.name}`,
    tone: fits ? 'neutral' : 'warning',
    text: `${fits ? '' : 'There is not enough for it. '}Nothing has been done.`,
    facts: [
      { label: 'nodes', value: counted(group.nodeCount, 'node') },
      { label: 'flavor', value: shown(group.flavorId) },
      { label: 'image', value: group.imageId },
      ...previewFacts(stack),
    ],
    ...(ignored.length > 0 ? { footnote: ignoredLabels(ignored) } : {}),
  };
}
