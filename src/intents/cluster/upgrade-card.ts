import type { Card, Fact } from '../../card/card.js';
import { own } from '../../card/own.js';
import { counted } from '../../card/words.js';
import type { UpgradePlan } from '../../engine/clusters/upgrade.js';
import type { LabelChange, UpgradeInput } from '../../engine/operations/operation.js';
import { withoutSecrets } from '../../engine/secrets.js';
import type { Confirmation } from '../intent.js';

function value(label: string, said: string | null): string {
  return said === null ? "the driver's own" : String(withoutSecrets(said, label)) || 'empty';
}

function changeFact({ label, from, to }: LabelChange): Fact {
  return { label, value: `${value(label, from)} → ${value(label, to)}` };
}

/** One line of what an upgrade is about: templates, labels, how many servers at a time. */
export function upgradeText(
  nodegroup: string | undefined,
  { from, to, labels, maxBatchSize }: UpgradeInput,
): string {
  const what = nodegroup
    ? `Node group ${own(nodegroup)}`
    : from === to
      ? `Template ${own(to)}`
      : `From template ${own(from)} to ${own(to)}`;
  const changes = labels.map((change) => `${change.label} ${value(change.label, change.to)}`);
  const pace = `${counted(maxBatchSize, 'server')} at a time`;
  return `${[what, ...changes].join(', ')}; ${pace}.`;
}

/** What an upgrade would change, label by label, and what it leaves. */
export function upgradeFacts(plan: UpgradePlan): Fact[] {
  const { cluster, group, before, after, changed, kept, maxBatchSize, behind } = plan;
  const servers = group
    ? counted(group.nodeCount, 'node')
    : `${counted(cluster.masterCount, 'master')}, then ${counted(cluster.nodeCount, 'node')}`;
  return [
    {
      label: 'cluster_template',
      value: before.uuid === after.uuid ? after.name : `${before.name} → ${after.name}`,
    },
    ...changed.map(changeFact),
    { label: 'servers', value: `${servers}; ${maxBatchSize} at a time` },
    ...(kept.length > 0
      ? [
          {
            label: 'stay as they are',
            value: kept.map(({ label, from }) => `${label} (${value(label, from)})`).join(', '),
            short: false,
          },
        ]
      : []),
    ...(behind.length > 0
      ? [{ label: 'node groups that stay behind', value: behind.map(own).join(', '), short: false }]
      : []),
  ];
}

/** The same as a card of its own. */
export function upgradeCard(plan: UpgradePlan, title: string): Card {
  const { cluster, group, changed, leaves } = plan;
  return {
    title,
    tone: 'warning',
    text: [
      changed.length > 0
        ? 'Servers fetch the new versions and restart what runs them; containers go on, and no server is built anew.'
        : 'No version changes: the cluster will be of the other template from now on.',
      ...(leaves ? ['The upgrade that failed is given up: no master has finished it.'] : []),
      ...(!group && cluster.masterCount === 1 ? ["The cluster's API is away for a moment."] : []),
    ].join(' '),
    facts: upgradeFacts(plan),
  };
}

/** What to confirm before an upgrade: Kubernetes does not go back. */
export function confirmUpgrade(plan: UpgradePlan): Confirmation {
  const name = plan.group ? `${plan.group.name} of ${plan.cluster.name}` : plan.cluster.name;
  return {
    card: upgradeCard(plan, `Upgrade ${name}?`),
    typed: null,
    typedLabel: '',
    submit: 'Upgrade',
  };
}
