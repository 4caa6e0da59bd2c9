import type { Card, Fact } from '../../card/card.js';
import { own } from '../../card/own.js';
import { counted, firstOf } from '../../card/words.js';
import type { GoingNode, ResizePlan } from '../../engine/clusters/resize.js';
import { roomForResize } from '../../engine/clusters/room.js';
import { defaultWorker } from '../../engine/nodegroups/nodegroup.js';
import { previewPlan } from '../../engine/nodegroups/preview.js';
import type { StackPreview } from '../../engine/preview/preview.js';
import { askedOfOthers } from '../approvals/held.js';
import type { Confirmation, IntentContext } from '../intent.js';
import { previewFacts, verdict } from '../preview-facts.js';
import { askedOverQuota } from './over-quota.js';

const why: Record<ResizePlan['chosen'], string> = {
  named: 'These were named.',
  'least-loaded': 'These have the fewest containers.',
  newest: 'These are the newest: the cluster could not say what runs where.',
};

/** Why the others go beside those that were named, said of one and of several. */
const whyOthers: Record<Exclude<ResizePlan['chosen'], 'named'>, (names: string, many: boolean) => string> = {
  'least-loaded': (names, many) => `${names} ${many ? 'have' : 'has'} the fewest containers.`,
  newest: (names, many) =>
    `${names} ${many ? 'are' : 'is'} the newest: the cluster could not say what runs where.`,
};

function whyThese({ going, named, chosen }: Pick<ResizePlan, 'going' | 'named' | 'chosen'>): string {
  if (named === 0 || chosen === 'named') return why[chosen];
  const names = going.map(({ name }) => own(name));
  const others = names.slice(named);
  const first = `${firstOf(names.slice(0, named))} ${named > 1 ? 'were' : 'was'} named.`;
  return `${first} ${whyOthers[chosen](firstOf(others), others.length > 1)}`;
}

/** So many nodes are shown each by itself. */
const mostShown = 5;

/** The nodes that go, with what runs there: each by itself where they are few, and those of which nothing is known together. */
export function goingFacts(going: readonly GoingNode[]): Fact[] {
  const known = going.flatMap(({ name, containers }) => (containers === null ? [] : [{ name, containers }]));
  const unknown = going.filter(({ containers }) => containers === null).map(({ name }) => name);
  const cut = known.length > mostShown + 1 ? mostShown : known.length;
  const others = known.slice(cut);
  const running = others.reduce((sum, { containers }) => sum + containers, 0);
  return [
    ...known.slice(0, cut).map(({ name, containers }) => ({
      label: name,
      value: counted(containers, 'container'),
    })),
    ...(others.length > 0
      ? [{ label: counted(others.length, 'node more', 'nodes more'), value: counted(running, 'container') }]
      : []),
    ...(unknown.length > 0 ? [unknownFact(unknown)] : []),
  ];
}

function unknownFact(names: readonly string[]): Fact {
  const [only, ...others] = names;
  if (only !== undefined && others.length === 0)
    return { label: only, value: 'what runs there is not known' };
  return {
    label: counted(names.length, 'node'),
    value: `What runs there is not known: ${firstOf(names)}`,
    short: false,
  };
}

/**
 * What to confirm before nodes are taken away, by name, and what Heat and the quotas have of it, or before there are more than the cloud has
 * room for; null otherwise. What is confirmed is what is done.
 */
export async function confirmResize(
  context: IntentContext,
  plan: ResizePlan,
  reason: string | undefined,
): Promise<Confirmation | null> {
  const { cluster, group, from, to, going, givenUp } = plan;
  const where = group.name === defaultWorker ? cluster.name : `${group.name} of ${cluster.name}`;
  if (going.length === 0)
    return askedOverQuota(
      `Scale ${where} to ${counted(to, 'node')} all the same?`,
      await roomForResize(context.engine, context.caller, plan),
    );
  const built = to - (from - going.length);
  const facts = goingFacts(going);
  const question = await askedOfOthers(context, 'scale-in', [cluster], reason, {
    card: {
      title: `Scale ${where} ${to < from ? 'down ' : ''}to ${counted(to, 'node')}?`,
      tone: 'warning',
      text: [
        `${counted(going.length, 'node')} of ${from} will be deleted with whatever runs there.`,
        whyThese(plan),
        ...(givenUp > 0 ? [`${counted(givenUp, 'node')} that Heat could not build will be given up.`] : []),
        ...(built > 0 ? [`${counted(built, 'new node')} will take their place.`] : []),
      ].join(' '),
      facts,
    },
    typed: null,
    typedLabel: '',
    submit: to < from ? 'Scale down' : 'Scale',
    slots: { nodesToRemove: going.map(({ serverId }) => serverId) },
  });
  // A form comes first, which does not wait.
  if (question.lacks) return question;
  const stack = await previewPlan(context.engine, context.caller, plan);
  return { ...question, card: { ...question.card, facts: [...facts, ...previewFacts(stack)] } };
}

/** What another number of nodes would do: nothing has been done. */
export function resizePreviewCard(
  plan: ResizePlan & { readonly stack: StackPreview; readonly rollback?: boolean | undefined },
): Card {
  const { cluster, group, from, to, going, stack, rollback } = plan;
  const where = group.name === defaultWorker ? cluster.name : `${group.name} of ${cluster.name}`;
  const against = verdict(stack);
  return {
    title: `Would scale ${where} to ${counted(to, 'node')}`,
    tone: !against && going.length === 0 ? 'neutral' : 'warning',
    text: [
      ...(against ? [against] : []),
      ...(going.length > 0 ? [whyThese(plan)] : []),
      'Nothing has been done.',
    ].join(' '),
    facts: [
      { label: 'cluster', value: cluster.name },
      { label: 'nodes', value: `${from} → ${to}` },
      ...(rollback
        ? [{ label: 'rollback', value: `if it fails, Heat goes back to ${counted(from, 'node')}` }]
        : []),
      ...goingFacts(going),
      ...previewFacts(stack),
    ],
  };
}
