import { z } from 'zod';
import type { Cluster } from '../../engine/clusters/cluster.js';
import { EngineError } from '../../engine/errors.js';
import { createNodeGroup } from '../../engine/nodegroups/create.js';
import { deleteNodeGroup } from '../../engine/nodegroups/delete.js';
import type { NodeGroupBounds } from '../../engine/nodegroups/input.js';
import { pageNodeGroups, showNodeGroup } from '../../engine/nodegroups/lookup.js';
import type { NodeGroup } from '../../engine/nodegroups/nodegroup.js';
import { updateNodeGroup } from '../../engine/nodegroups/update.js';
import { applyPatch, type Patch } from '../../engine/patch/patch.js';
import { withoutSecretLabels } from '../../engine/secrets.js';
import { type Route, route } from '../route.js';
import { readBody } from '../wire/body.js';
import { comparedLabels } from '../wire/labels.js';
import { linksTo } from '../wire/links.js';
import { nextLink, pageInput, pageQuery } from '../wire/page.js';
import { PatchBody, readPatch } from '../wire/patch.js';
import { patchedWhole } from '../wire/patched-whole.js';
import { writeTime } from '../wire/time.js';
import { NodeGroupAnswer, NodeGroupListAnswer } from './answer.js';
import { NodeGroupBody, nodeGroupInput } from './body.js';

const all = '/clusters/{cluster}/nodegroups';
const one = `${all}/{nodegroup}`;

/** A node group as a list shows it. */
function row(group: NodeGroup) {
  return {
    uuid: group.uuid,
    name: group.name,
    flavor_id: group.flavorId,
    image_id: group.imageId,
    node_count: group.nodeCount,
    role: group.role,
    min_node_count: group.minNodeCount,
    max_node_count: group.maxNodeCount,
    is_default: group.isDefault,
    stack_id: group.stackId,
    status: group.status,
    merge_labels: group.mergeLabels,
  };
}

/** A node group by itself, in Magnum's order (magnum.md B.3). */
function view(group: NodeGroup, cluster: Cluster, host: string) {
  return {
    uuid: group.uuid,
    name: group.name,
    cluster_id: group.clusterUuid,
    project_id: group.projectId,
    docker_volume_size: group.dockerVolumeSize,
    labels: withoutSecretLabels(group.labels),
    links: linksTo(host, `clusters/${group.clusterUuid}/nodegroups/${group.uuid}`),
    flavor_id: group.flavorId,
    image_id: group.imageId,
    node_addresses: group.nodeAddresses,
    node_count: group.nodeCount,
    role: group.role,
    min_node_count: group.minNodeCount,
    max_node_count: group.maxNodeCount,
    is_default: group.isDefault,
    stack_id: group.stackId,
    status: group.status,
    status_reason: group.statusReason,
    version: null,
    merge_labels: group.mergeLabels,
    ...comparedLabels(group.labels, cluster.labels),
    created_at: writeTime(group.createdAt),
    updated_at: writeTime(group.updatedAt),
  };
}

/** The routes of node groups (magnum.md C.8), from 1.9 on. */
export const nodeGroupRoutes: readonly Route[] = [
  route({
    method: 'GET',
    fromDatabase: true,
    path: all,
    summary: 'List the node groups of a cluster',
    since: { minor: 9, method: 'get_all' },
    query: { ...pageQuery, role: z.string().optional() },
    gives: { status: 200, schema: NodeGroupListAnswer },
    async perform({ engine, caller, path, query, host }) {
      const input = { ...pageInput(query), ...(query.role ? { role: query.role } : {}) };
      const { cluster, page } = await pageNodeGroups(engine, caller, path.cluster ?? '', input);
      const where = `clusters/${cluster.uuid}/nodegroups`;
      return { body: { nodegroups: page.items.map(row), ...nextLink(host, where, query, page.next) } };
    },
  }),
  route({
    method: 'POST',
    path: all,
    summary: 'Create a node group',
    since: { minor: 9, method: 'post' },
    takes: { argument: 'nodegroup', schema: NodeGroupBody },
    gives: { status: 202, schema: NodeGroupAnswer },
    async perform({ engine, caller, path, body, host }) {
      const input = nodeGroupInput(readBody(NodeGroupBody, 'nodegroup', body));
      const { cluster } = await createNodeGroup(engine, caller, path.cluster ?? '', input);
      const { group } = await showNodeGroup(engine, caller, cluster.uuid, input.name);
      return { body: view(group, cluster, host) };
    },
  }),
  route({
    method: 'GET',
    fromDatabase: true,
    path: one,
    summary: 'Show a node group, by its uuid or name',
    since: { minor: 9, method: 'get_one' },
    gives: { status: 200, schema: NodeGroupAnswer },
    async perform({ engine, caller, path, host }) {
      const { cluster, group } = await showNodeGroup(
        engine,
        caller,
        path.cluster ?? '',
        path.nodegroup ?? '',
      );
      return { body: view(group, cluster, host) };
    },
  }),
  route({
    method: 'PATCH',
    path: one,
    summary: 'Change how small and how large a node group may be',
    since: { minor: 9, method: 'patch' },
    takes: { argument: 'patch', schema: PatchBody },
    gives: { status: 202, schema: NodeGroupAnswer },
    async perform({ engine, caller, path, body, host }) {
      const patch = readPatch(body);
      const { cluster, group } = await showNodeGroup(
        engine,
        caller,
        path.cluster ?? '',
        path.nodegroup ?? '',
      );
      const bounds = readBounds(group, patch);
      const changed = await updateNodeGroup(engine, caller, cluster.uuid, group.uuid, bounds);
      return { body: view(changed, cluster, host) };
    },
  }),
  route({
    method: 'DELETE',
    path: one,
    summary: 'Delete a node group',
    since: { minor: 9, method: 'delete' },
    gives: { status: 204, schema: null },
    async perform({ engine, caller, path }) {
      await deleteNodeGroup(engine, caller, path.cluster ?? '', path.nodegroup ?? '');
      return {};
    },
  }),
];

const internal = [
  'created_at',
  'id',
  'links',
  'updated_at',
  'uuid',
  'user_id',
  'name',
  'cluster_id',
  'project_id',
  'docker_volume_size',
  'labels',
  'flavor_id',
  'image_id',
  'node_addresses',
  'node_count',
  'role',
  'is_default',
  'stack_id',
  'status',
  'status_reason',
  'version',
];

/** The bounds after a patch. Throws EngineError or ApiError 400 in Magnum's words. */
function readBounds(group: NodeGroup, patch: Patch): NodeGroupBounds {
  const document = {
    min_node_count: group.minNodeCount,
    max_node_count: group.maxNodeCount,
    merge_labels: group.mergeLabels,
  };
  const rules = {
    internal,
    mandatory: [],
    objects: [],
    defaults: { min_node_count: 0 },
    code: 'nodegroup.invalid',
  } as const;
  const after = applyPatch(document, patch, rules);
  if (after.merge_labels !== group.mergeLabels) {
    throw new EngineError('nodegroup.invalid', 'merge_labels says how a node group was made, and stays.');
  }
  const most = after.max_node_count;
  return {
    minNodeCount: patchedWhole('min_node_count', after.min_node_count, 0),
    maxNodeCount: most === null ? null : patchedWhole('max_node_count', most, 1),
  };
}
