import type { WholeCluster } from '../../engine/clusters/whole.js';
import { withoutSecretLabels } from '../../engine/secrets.js';
import { faultsOf } from '../clusters/view.js';
import { linksTo } from '../wire/links.js';
import { writeTime } from '../wire/time.js';

/** A cluster in the words of before 2016, as a list shows it (magnum.md C.11). */
export function bayRow({ cluster, nodeCount }: WholeCluster, host: string) {
  return {
    uuid: cluster.uuid,
    name: cluster.name,
    baymodel_id: cluster.clusterTemplateId,
    node_count: nodeCount,
    master_count: cluster.masterCount,
    docker_volume_size: cluster.dockerVolumeSize,
    labels: withoutSecretLabels(cluster.labels),
    master_flavor_id: cluster.masterFlavorId,
    flavor_id: cluster.flavorId,
    bay_create_timeout: cluster.createTimeout,
    links: linksTo(host, `bays/${cluster.uuid}`),
    stack_id: cluster.stackId,
    status: cluster.status,
    floating_ip_enabled: cluster.floatingIpEnabled,
  };
}

/** The same by itself, or in a list in detail. */
export function bayView(whole: WholeCluster, host: string) {
  const { cluster, nodeAddresses } = whole;
  const { faults } = faultsOf(cluster);
  return {
    ...bayRow(whole, host),
    status_reason: cluster.statusReason,
    discovery_url: cluster.discoveryUrl,
    api_address: cluster.apiAddress,
    coe_version: cluster.coeVersion,
    container_version: cluster.containerVersion,
    node_addresses: nodeAddresses,
    master_addresses: cluster.masterAddresses,
    ...(faults ? { bay_faults: faults } : {}),
    fixed_network: cluster.fixedNetwork,
    fixed_subnet: cluster.fixedSubnet,
    master_lb_enabled: cluster.masterLbEnabled,
    created_at: writeTime(cluster.createdAt),
    updated_at: writeTime(cluster.updatedAt),
  };
}
