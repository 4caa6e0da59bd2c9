import { z } from 'zod';
import { clusterStatuses } from '../../engine/clusters/cluster.js';
import type { ClusterInput } from '../../engine/clusters/input.js';
import { clusterNamePattern } from '../../engine/names.js';
import {
  anyObject,
  labels,
  longText,
  oneOf,
  readOnly,
  readOnlyAlways,
  text,
  texts,
  truth,
  uuid,
  whole,
} from '../wire/values.js';

/** What only the server says of a cluster. */
const readOnlyOfCluster = {
  ...readOnlyAlways,
  stack_id: readOnly('stack_id'),
  api_address: readOnly('api_address'),
  coe_version: readOnly('coe_version'),
  container_version: readOnly('container_version'),
  project_id: readOnly('project_id'),
  user_id: readOnly('user_id'),
  node_addresses: readOnly('node_addresses'),
  master_addresses: readOnly('master_addresses'),
};

/** What Magnum takes in a new cluster and does nothing with. */
const ignored = {
  uuid: uuid().optional(),
  status: oneOf('status', clusterStatuses).optional(),
  status_reason: longText('status_reason').optional(),
  health_status: oneOf('health_status', ['HEALTHY', 'UNHEALTHY', 'UNKNOWN']).optional(),
  health_status_reason: anyObject('health_status_reason').optional(),
  faults: anyObject('faults').optional(),
  labels_overridden: anyObject('labels_overridden').optional(),
  labels_added: anyObject('labels_added').optional(),
  labels_skipped: anyObject('labels_skipped').optional(),
};

const name = text('name', { most: 242, pattern: clusterNamePattern }).optional();

/** What a new cluster and a new bay have in common. */
const common = {
  name,
  master_count: whole('master_count', 1).optional(),
  docker_volume_size: whole('docker_volume_size', 1).optional(),
  labels: labels().optional(),
  master_flavor_id: text('master_flavor_id').optional(),
  flavor_id: text('flavor_id').optional(),
  // Horizon says no URL so.
  discovery_url: text('discovery_url', { least: 0, most: 2000 }).optional(),
  fixed_network: text('fixed_network').optional(),
  fixed_subnet: text('fixed_subnet').optional(),
  floating_ip_enabled: truth('floating_ip_enabled').optional(),
  master_lb_enabled: truth('master_lb_enabled').optional(),
};

/** The body of `POST /clusters` (magnum.md B.2). */
export const ClusterBody = z.strictObject({
  ...common,
  cluster_template_id: text('cluster_template_id'),
  keypair: text('keypair').optional(),
  node_count: whole('node_count', 0).optional(),
  create_timeout: whole('create_timeout', 0).optional(),
  merge_labels: truth('merge_labels').optional(),
  ...ignored,
  ...readOnlyOfCluster,
});

/** The body of `POST /bays`, the older name of clusters (magnum.md C.11). */
export const BayBody = z.strictObject({
  ...common,
  baymodel_id: text('baymodel_id'),
  node_count: whole('node_count', 1).optional(),
  bay_create_timeout: whole('bay_create_timeout', 0).optional(),
  uuid: ignored.uuid,
  status: ignored.status,
  status_reason: ignored.status_reason,
  bay_faults: ignored.faults,
  ...readOnlyOfCluster,
});

type Common = Pick<z.output<typeof ClusterBody>, keyof typeof common>;

/** What the engine is asked for by what both have in common. */
export function commonInput(body: Common): Omit<ClusterInput, 'clusterTemplate'> {
  return defined({
    name: body.name,
    masterCount: body.master_count,
    dockerVolumeSize: body.docker_volume_size,
    labels: body.labels,
    masterFlavorId: body.master_flavor_id,
    flavorId: body.flavor_id,
    discoveryUrl: body.discovery_url || undefined,
    fixedNetwork: body.fixed_network,
    fixedSubnet: body.fixed_subnet,
    floatingIpEnabled: body.floating_ip_enabled,
    masterLbEnabled: body.master_lb_enabled,
  });
}

/** What the engine is asked for by a new cluster. */
export function clusterInput(body: z.output<typeof ClusterBody>): ClusterInput {
  return {
    clusterTemplate: body.cluster_template_id,
    ...commonInput(body),
    ...defined({
      keypair: body.keypair,
      nodeCount: body.node_count,
      createTimeout: body.create_timeout,
      mergeLabels: body.merge_labels,
    }),
  };
}

/** Without what is undefined. */
function defined<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: NonNullable<Fields[Name]> } {
  const said = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said) as { [Name in keyof Fields]?: NonNullable<Fields[Name]> };
}

/** The body of `POST …/actions/resize`. */
export const ResizeBody = z.strictObject({
  node_count: whole('node_count', 0),
  nodes_to_remove: texts('nodes_to_remove').optional(),
  nodegroup: text('nodegroup').optional(),
  created_at: readOnly('created_at'),
  updated_at: readOnly('updated_at'),
});

/** The body of `POST …/actions/upgrade`. */
export const UpgradeBody = z.strictObject({
  cluster_template: text('cluster_template'),
  max_batch_size: whole('max_batch_size', 1).optional(),
  nodegroup: text('nodegroup').optional(),
  created_at: readOnly('created_at'),
  updated_at: readOnly('updated_at'),
});
