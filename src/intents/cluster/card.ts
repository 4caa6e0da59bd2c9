import type { Button, Card, Fact, Tone } from '../../card/card.js';
import { localMoment, shown } from '../../card/words.js';
import { canResize } from '../../engine/clusters/changeable.js';
import type { Cluster, ClusterStatus, HealthReason, Labels } from '../../engine/clusters/cluster.js';
import { labelView } from '../../engine/clusters/label-view.js';
import { isBeyondChange } from '../../engine/clusters/troubles.js';
import { withoutSecrets } from '../../engine/secrets.js';
import type { ClusterTemplate } from '../../engine/templates/template.js';
import { historyLabel, remedyButtons } from '../failure/buttons.js';
import { failureFacts } from '../failure/facts.js';
import { failedCluster } from '../failure/failure.js';
import { healthFacts } from './health-facts.js';

/** The colour of a status. */
export function statusTone(status: ClusterStatus): Tone {
  if (status.endsWith('_FAILED')) return 'danger';
  if (status.endsWith('_IN_PROGRESS')) return 'progress';
  return status === 'ROLLBACK_COMPLETE' ? 'warning' : 'success';
}

/** What can be done next with a cluster in this status. `newGroup`: what failed was to make a further node group. */
export function clusterButtons(
  cluster: Pick<Cluster, 'uuid' | 'status' | 'statusReason' | 'faults' | 'conditions'>,
  newGroup = false,
): Button[] {
  const buttons = remedyButtons(cluster, newGroup);
  if (canResize(cluster.status) && !isBeyondChange(cluster)) {
    buttons.push({ label: 'Scale', style: 'plain', action: `ask:cluster-resize ${cluster.uuid}` });
  }
  const label = historyLabel(cluster);
  buttons.push({ label, style: 'plain', action: `cmd:cluster-events ${cluster.uuid}` });
  // One that could not be deleted is tried again with “Try again”.
  if (!cluster.status.startsWith('DELETE_')) {
    buttons.push({ label: 'Delete', style: 'danger', action: `cmd:cluster-delete ${cluster.uuid}` });
  }
  return buttons;
}

/** Labels as they are typed, without what is secret in them; a dash for none. */
export function saidLabels(labels: Labels = {}): string {
  const shownLabels = Object.entries(labels).map(([key, value]) => `${key}=${withoutSecrets(value, key)}`);
  return shownLabels.join(', ') || '-';
}

/** The labels that a cluster has or would have, and how they stand to its template's; nothing where there are none. */
export function labelFacts(
  own: Labels,
  template: Labels | undefined,
): { readonly label: string; readonly value: string }[] {
  const view = template && labelView(own, template);
  return [
    ['labels', own] as const,
    ['labels_overridden', view?.overridden] as const,
    ['labels_added', view?.added] as const,
    ['labels_skipped', view?.skipped] as const,
  ]
    .map(([label, labels]) => ({ label, value: saidLabels(labels) }))
    .filter(({ value }) => value !== '-');
}

function saidHealth(reason: HealthReason | null): string {
  return (
    healthFacts(reason ?? {})
      .map(({ label, value }) => `${label}: ${value}`)
      .join(', ') || '-'
  );
}

/** What others did to the stack of a cluster at rest. */
function stackNews({ conditions, status }: Cluster): string {
  const { unchanged } = conditions;
  return unchanged?.state === 'false' && !status.endsWith('_IN_PROGRESS') ? unchanged.reason : '-';
}

/** What may say the very sentence that a failure is told by. */
const repeating: ReadonlySet<string> = new Set(['status_reason', 'stack']);

/** A cluster with everything about it; Magnum's field names, so that they can be searched. */
export function clusterCard(cluster: Cluster, template: ClusterTemplate | null): Card {
  const news = stackNews(cluster);
  const tone = statusTone(cluster.status);
  const all: [string, string][] = [
    ['status', cluster.status],
    ['status_reason', shown(cluster.statusReason)],
    ['health_status', shown(cluster.healthStatus)],
    ['health_status_reason', saidHealth(cluster.healthStatusReason)],
    ['stack', news],
    ['api_address', shown(cluster.apiAddress)],
    ['master_addresses', cluster.masterAddresses.join(', ') || '-'],
    ['node_addresses', cluster.nodeAddresses.join(', ') || '-'],
    ['master_count', String(cluster.masterCount)],
    ['node_count', String(cluster.nodeCount)],
    ['cluster_template', template ? template.name : cluster.clusterTemplateId],
    ['coe_version', shown(cluster.coeVersion)],
    ['container_version', shown(cluster.containerVersion)],
    ['keypair', shown(cluster.keypair)],
    ['flavor_id', shown(cluster.flavorId)],
    ['master_flavor_id', shown(cluster.masterFlavorId)],
    ['docker_volume_size', shown(cluster.dockerVolumeSize)],
    ...labelFacts(cluster.labels, template?.labels).map(({ label, value }): [string, string] => [
      label,
      value,
    ]),
    ['create_timeout', String(cluster.createTimeout)],
    ['discovery_url', shown(cluster.discoveryUrl)],
    ['stack_id', shown(cluster.stackId)],
  ];
  const why = cluster.status.endsWith('_FAILED') ? failureFacts(failedCluster(cluster)) : [];
  const told = new Set(why.map(({ value }) => value));
  const facts: Fact[] = all
    .filter(([label, value]) => value !== '-' || label === 'api_address')
    .filter(([label, value]) => !(repeating.has(label) && told.has(value)))
    .map(([label, value]) => ({ label, value, short: value.length <= 40 }));
  const { createdAt, updatedAt } = cluster;
  const times: Fact[] = [
    { label: 'created_at', value: [localMoment(createdAt)] },
    ...(updatedAt ? [{ label: 'updated_at', value: [localMoment(updatedAt)] }] : []),
  ];
  return {
    title: `Cluster ${cluster.name}`,
    tone: tone === 'success' && news !== '-' ? 'warning' : tone,
    facts: [...facts.slice(0, 1), ...why, ...facts.slice(1), ...times],
    buttons: clusterButtons(cluster),
    footnote: `uuid ${cluster.uuid}`,
  };
}
