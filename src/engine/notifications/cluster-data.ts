import { z } from 'zod';
import type { Cluster } from '../clusters/cluster.js';
import { withoutSecrets } from '../secrets.js';

/** A cluster as a notification carries it, by Magnum's names. */
export const ClusterData = z.record(z.string(), z.json());
export type ClusterData = z.infer<typeof ClusterData>;

/**
 * The facts of a cluster at this moment, for the notification about it (magnum.md J.2), and its uuid, which an operation
 * no longer knows when the cluster is gone. Magnum spells one key with a
 * colon at its end; it is there beside the right one.
 */
export function clusterData(cluster: Cluster): ClusterData {
  return ClusterData.parse(
    withoutSecrets({
      uuid: cluster.uuid,
      status: cluster.status,
      status_reason: cluster.statusReason,
      project_id: cluster.projectId,
      created_at: cluster.createdAt,
      updated_at: cluster.updatedAt,
      cluster_template_id: cluster.clusterTemplateId,
      keypair: cluster.keypair,
      'docker_volume_size:': cluster.dockerVolumeSize,
      docker_volume_size: cluster.dockerVolumeSize,
      labels: cluster.labels,
      master_flavor_id: cluster.masterFlavorId,
      flavor_id: cluster.flavorId,
      stack_id: cluster.stackId,
      health_status: cluster.healthStatus,
      create_timeout: cluster.createTimeout,
      api_address: cluster.apiAddress,
      discovery_url: cluster.discoveryUrl,
      node_addresses: cluster.nodeAddresses,
      master_addresses: cluster.masterAddresses,
      node_count: cluster.nodeCount,
      master_count: cluster.masterCount,
    }),
  );
}
