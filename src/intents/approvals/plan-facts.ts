import type { Fact } from '../../card/card.js';
import { own } from '../../card/own.js';
import { counted } from '../../card/words.js';
import type { HeldPlan } from '../../engine/approvals/plan-held.js';
import { holderNames } from '../certificates/rotation-text.js';
import { goingFacts } from '../cluster/shrink.js';
import { upgradeFacts } from '../cluster/upgrade-card.js';
import { previewFacts } from '../preview-facts.js';

/** So many nodes of a group are named. */
const mostNamed = 20;

/** What an operation that waits would do now, as the question before it says it. */
export function planFacts(held: HeldPlan, platform: string | undefined): Fact[] {
  switch (held.kind) {
    case 'resize': {
      const { from, to, going } = held.plan;
      return [
        { label: 'nodes', value: `${from} → ${to}` },
        ...goingFacts(going),
        ...previewFacts(held.stack),
      ];
    }
    case 'upgrade':
      return upgradeFacts(held.plan);
    case 'rotate-ca': {
      const names = holderNames(held.holders, platform);
      return [
        {
          label: `${counted(held.holders.length, 'person', 'people')} must fetch a new one`,
          value: names.length > 0 ? names : '-',
          short: false,
        },
      ];
    }
    case 'delete':
      return [
        ...held.groups.map(groupFact),
        { label: 'stacks that go', value: held.stacks.join(', '), short: false },
      ];
  }
}

function groupFact({
  name,
  nodeCount,
  nodes,
  trouble,
}: Extract<HeldPlan, { kind: 'delete' }>['groups'][number]): Fact {
  const count = counted(nodeCount, 'server');
  if (trouble) return { label: own(name), value: `${count}. ${trouble}`, short: false };
  const more = nodes.length - mostNamed;
  const named = [...nodes.slice(0, mostNamed), ...(more > 0 ? [`… ${more} more`] : [])].join(', ');
  return { label: own(name), value: named ? `${count}: ${named}` : count, short: false };
}
