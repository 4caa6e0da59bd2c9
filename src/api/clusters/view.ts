import type { Cluster } from '../../engine/clusters/cluster.js';
import type { WholeCluster } from '../../engine/clusters/whole.js';
import { withoutSecretLabels } from '../../engine/secrets.js';
import { comparedLabels } from '../wire/labels.js';
import { linksTo } from '../wire/links.js';
import { writeTime } from '../wire/time.js';

/** What lists and single clusters both show, in Magnum's order (magnum.md B.2). */
function common({ cluster, nodeCount }: WholeCluster) {
  return {
    uuid: cluster.uuid,
    name: cluster.name,
    cluster_template_id: cluster.clusterTemplateId,
    keypair: cluster.keypair,
    node_count: nodeCount,
    master_count: cluster.masterCount,
    docker_volume_size: cluster.dockerVolumeSize,
    labels: withoutSecretLabels(cluster.labels),
    master_flavor_id: cluster.masterFlavorId,
    flavor_id: cluster.flavorId,
    create_timeout: cluster.createTimeout,
  };
}

/** A cluster as a list shows it. */
export function clusterRow(whole: WholeCluster, host: string) {
  const { cluster } = whole;
  return {
    ...common(whole),
    links: linksTo(host, `clusters/${cluster.uuid}`),
    stack_id: cluster.stackId,
    status: cluster.status,
    health_status: healthOf(cluster).status,
    merge_labels: cluster.mergeLabels,
  };
}

/** A cluster by itself, or in a list in detail. */
export function clusterView(whole: WholeCluster, host: string) {
  const { cluster, template } = whole;
  const health = healthOf(cluster);
  return {
    ...common(whole),
    links: linksTo(host, `clusters/${cluster.uuid}`),
    stack_id: cluster.stackId,
    status: cluster.status,
    status_reason: cluster.statusReason,
    health_status: health.status,
    health_status_reason: health.reason,
    discovery_url: cluster.discoveryUrl,
    api_address: cluster.apiAddress,
    coe_version: cluster.coeVersion,
    container_version: cluster.containerVersion,
    project_id: cluster.projectId,
    user_id: cluster.userId,
    node_addresses: whole.nodeAddresses,
    master_addresses: cluster.masterAddresses,
    fixed_network: cluster.fixedNetwork,
    fixed_subnet: cluster.fixedSubnet,
    floating_ip_enabled: cluster.floatingIpEnabled,
    ...faultsOf(cluster),
    merge_labels: cluster.mergeLabels,
    ...comparedLabels(cluster.labels, template.labels),
    master_lb_enabled: cluster.masterLbEnabled,
    created_at: writeTime(cluster.createdAt),
    updated_at: writeTime(cluster.updatedAt),
  };
}

/** Why it failed, by the name of the Heat resource; only where it did. */
export function faultsOf({ status, faults }: Cluster): { faults?: Record<string, string> } {
  if (!status.endsWith('_FAILED')) return {};
  return { faults: Object.fromEntries(faults.map(({ path, reason }) => [path.join('.'), reason])) };
}

/** How it is, as its own API or an auto-healer said it last; null before anybody looked. */
function healthOf({ healthStatus, healthStatusReason }: Cluster) {
  return { status: healthStatus, reason: healthStatusReason ?? {} };
}
