import type { Card } from '../../card/card.js';
import { counted } from '../../card/words.js';
import type { ResizePlan } from '../../engine/clusters/resize.js';
import { defaultWorker } from '../../engine/nodegroups/nodegroup.js';

/**
 * What is said where a number of nodes is asked for that there already is; null where there is something to do. Magnum's API has Heat
 * update the stack all the same, and so does this one; in chat nobody wants that. After a failure, or where somebody changed the
 * stack without this program, the same number does mend something.
 */
export function sameSize({ cluster, group, to, going, givenUp }: ResizePlan): Card | null {
  const { status, conditions, name } = cluster;
  const isWell = !status.endsWith('_FAILED') && conditions.unchanged?.state !== 'false';
  if (!isWell || group.nodeCount !== to || going.length > 0 || givenUp > 0) return null;
  const where = group.name === defaultWorker ? name : `Node group ${group.name} of ${name}`;
  const has = status.endsWith('_IN_PROGRESS') ? 'is being brought to' : 'has';
  return {
    title: 'Nothing would change',
    tone: 'neutral',
    text: `${where} ${has} ${counted(to, 'node')} already. Nothing was done.`,
  };
}
