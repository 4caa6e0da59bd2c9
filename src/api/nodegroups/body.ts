import { z } from 'zod';
import { clusterStatuses } from '../../engine/clusters/cluster.js';
import { clusterNamePattern } from '../../engine/names.js';
import type { NodeGroupInput } from '../../engine/nodegroups/input.js';
import {
  anyObject,
  labels,
  longText,
  oneOf,
  readOnly,
  readOnlyAlways,
  text,
  truth,
  whole,
} from '../wire/values.js';

/** The body of `POST …/nodegroups` (magnum.md B.3). */
export const NodeGroupBody = z.strictObject({
  name: text('name', { pattern: clusterNamePattern }),
  node_count: whole('node_count', 0).optional(),
  min_node_count: whole('min_node_count', 0).optional(),
  max_node_count: whole('max_node_count', 1).optional(),
  role: text('role').optional(),
  image_id: text('image_id').optional(),
  flavor_id: text('flavor_id').optional(),
  docker_volume_size: whole('docker_volume_size', 1).optional(),
  labels: labels().optional(),
  merge_labels: truth('merge_labels').optional(),
  // Magnum takes these and does nothing with them.
  id: whole('id', 1).optional(),
  uuid: text('uuid').optional(),
  cluster_id: text('cluster_id').optional(),
  is_default: truth('is_default').optional(),
  status: oneOf('status', clusterStatuses).optional(),
  status_reason: longText('status_reason').optional(),
  version: longText('version').optional(),
  labels_overridden: anyObject('labels_overridden').optional(),
  labels_added: anyObject('labels_added').optional(),
  labels_skipped: anyObject('labels_skipped').optional(),
  ...readOnlyAlways,
  project_id: readOnly('project_id'),
  node_addresses: readOnly('node_addresses'),
  stack_id: readOnly('stack_id'),
});

/** What the engine is asked for by a new node group. */
export function nodeGroupInput(body: z.output<typeof NodeGroupBody>): NodeGroupInput {
  return {
    name: body.name,
    nodeCount: body.node_count,
    minNodeCount: body.min_node_count,
    maxNodeCount: body.max_node_count,
    role: body.role,
    imageId: body.image_id,
    flavorId: body.flavor_id,
    dockerVolumeSize: body.docker_volume_size,
    labels: body.labels,
    mergeLabels: body.merge_labels,
  };
}
