import type { Text } from '../../card/card.js';
import { own } from '../../card/own.js';
import { counted, firstOf, localMoment, moment } from '../../card/words.js';
import {
  type Approval,
  ClusterBefore,
  HeldIntent,
  QuotaBefore,
  QuotaSlots,
} from '../../engine/approvals/approval.js';
import { endOfQuota } from '../../engine/approvals/ends.js';
import type { ApprovalView } from '../../engine/approvals/read.js';

type Asked = Pick<Approval, 'action' | 'before' | 'intent' | 'projectName'>;

/**
 * What a request changes: `demo: 20 → 30 clusters`, or `delete prod with its 3 servers`. `until`: when what it gives ends, where that is
 * not as it was asked.
 */
export function changeOf(
  { action, before, intent, projectName }: Asked,
  until: Date | null = untilOf({ action, before, intent, projectName }),
): string {
  if (action !== 'quota') return operationText(HeldIntent.parse(intent), ClusterBefore.parse(before));
  const limits = limitsOf({ before, intent, projectName });
  return until ? `${limits}, until ${moment(until)}` : limits;
}

/** The same on a card: its time by the reader's own clock. */
export function changeShown(asked: Asked, until: Date | null): Text {
  const text = changeOf(asked, null);
  return asked.action === 'quota' && until ? [`${text}, until `, localMoment(until)] : text;
}

/** The limits of a quota request alone, where the time is said elsewhere: `demo: 20 → 30 clusters`. */
export function limitsOf({ before, intent, projectName }: Omit<Asked, 'action'>): string {
  const from = QuotaBefore.parse(before).hardLimit;
  const { hardLimit } = QuotaSlots.parse(intent.slots);
  return `${own(projectName)}: ${from} → ${counted(hardLimit, 'cluster')}`;
}

/** When a quota goes back by itself, as it was asked; null where it does not. */
export function untilOf({ action, intent }: Asked): Date | null {
  const until = action === 'quota' ? QuotaSlots.parse(intent.slots).until : undefined;
  return until ? new Date(until) : null;
}

/** When what a request gives ends: as it was given, and before that as it will be. */
export function endOfGiven({ approval, term, broken }: ApprovalView): Date | null {
  return term?.until ?? endOfQuota(approval, broken);
}

function operationText({ name: command, slots }: HeldIntent, cluster: ClusterBefore): string {
  const name = own(cluster.name);
  const group = (uuid: string) => cluster.groups.find((each) => each.uuid === uuid);
  switch (command) {
    case 'cluster-delete': {
      const workers = cluster.groups.reduce((sum, { nodeCount }) => sum + nodeCount, 0);
      return `delete ${name} with its ${counted(workers, 'server')}`;
    }
    case 'cluster-resize': {
      const { nodeCount: from = cluster.nodeCount, name: called = '' } = group(slots.nodegroup) ?? {};
      const where = called && !called.startsWith('default-') ? `${own(called)} of ${name}` : name;
      const going = slots.nodes.length > 0 ? `, without ${firstOf(slots.nodes.map(own))}` : '';
      return `scale ${where} from ${from} to ${counted(slots.nodeCount, 'node')}${going}`;
    }
    case 'nodegroup-delete': {
      const { name: called = slots.nodegroup, nodeCount = 0 } = group(slots.nodegroup) ?? {};
      return `delete node group ${own(called)} of ${name} with its ${counted(nodeCount, 'server')}`;
    }
    case 'ca-rotate':
      return `replace the certificate authority of ${name}`;
    case 'cluster-upgrade': {
      const called = slots.nodegroup && group(slots.nodegroup)?.name;
      const what = called ? `${own(called)} of ${name}` : name;
      return `upgrade ${what} from ${own(cluster.template)} to ${own(cluster.target?.name ?? slots.clusterTemplate)}`;
    }
  }
}

/** The command line that asks for the same again. */
export function againLine({ action, intent }: Asked): string {
  if (action === 'quota') return `quota-request --hard-limit ${QuotaSlots.parse(intent.slots).hardLimit}`;
  const { name, slots } = HeldIntent.parse(intent);
  switch (name) {
    case 'cluster-delete':
    case 'ca-rotate':
      return `${name} ${slots.cluster}`;
    case 'nodegroup-delete':
      return `${name} ${slots.cluster} ${slots.nodegroup}`;
    case 'cluster-resize':
      return `${name} ${slots.cluster} ${slots.nodeCount} --nodegroup ${slots.nodegroup}`;
    case 'cluster-upgrade': {
      const group = slots.nodegroup ? ` --nodegroup ${slots.nodegroup}` : '';
      return `${name} ${slots.cluster} ${slots.clusterTemplate} --max-batch-size ${slots.maxBatchSize}${group}`;
    }
  }
}
