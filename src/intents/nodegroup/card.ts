import type { Card, Fact } from '../../card/card.js';
import { localMoment, shown } from '../../card/words.js';
import type { Cluster } from '../../engine/clusters/cluster.js';
import { labelView } from '../../engine/clusters/label-view.js';
import { knownTroubles } from '../../engine/clusters/troubles.js';
import type { NodeGroup } from '../../engine/nodegroups/nodegroup.js';
import { saidLabels, statusTone } from '../cluster/card.js';

/** What others did to the stack of a group at rest. */
function stackNews(cluster: Cluster, { name, isDefault }: NodeGroup): string {
  const own = isDefault ? null : name;
  const trouble = knownTroubles(cluster).find(({ nodegroup }) => nodegroup === own);
  if (!trouble || cluster.status.endsWith('_IN_PROGRESS')) return '-';
  return trouble.reason.replace(`Node group ${name}: `, '');
}

/** A node group with everything about it, by Magnum's field names. */
export function nodeGroupCard(cluster: Cluster, group: NodeGroup, title = `Node group ${group.name}`): Card {
  const view = labelView(group.labels, cluster.labels);
  const all: [string, string][] = [
    ['cluster', cluster.name],
    ['status', group.status],
    ['status_reason', shown(group.statusReason)],
    ['stack', stackNews(cluster, group)],
    ['role', group.role],
    ['node_count', String(group.nodeCount)],
    ['min_node_count', String(group.minNodeCount)],
    ['max_node_count', shown(group.maxNodeCount)],
    ['image_id', group.imageId],
    ['flavor_id', shown(group.flavorId)],
    ['docker_volume_size', shown(group.dockerVolumeSize)],
    ['node_addresses', group.nodeAddresses.join(', ') || '-'],
    ['labels', saidLabels(group.labels)],
    ['labels_overridden', saidLabels(view.overridden)],
    ['labels_added', saidLabels(view.added)],
    ['labels_skipped', saidLabels(view.skipped)],
    ['is_default', String(group.isDefault)],
    ['stack_id', shown(group.stackId)],
  ];
  const facts: Fact[] = all
    .filter(([, value]) => value !== '-')
    .map(([label, value]) => ({ label, value, short: value.length <= 40 }));
  const created: Fact = { label: 'created_at', value: [localMoment(group.createdAt)] };
  return {
    title,
    tone: statusTone(group.status),
    facts: [...facts, created],
    footnote: `uuid ${group.uuid}`,
  };
}
