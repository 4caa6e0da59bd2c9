import { z } from 'zod';
import type { Cluster } from '../../engine/clusters/cluster.js';
import { createCluster } from '../../engine/clusters/create.js';
import { deleteCluster } from '../../engine/clusters/delete.js';
import { pageClusters, showCluster } from '../../engine/clusters/lookup.js';
import { wholeClusters } from '../../engine/clusters/whole.js';
import { EngineError } from '../../engine/errors.js';
import type { Document } from '../../engine/patch/patch.js';
import { showClusterTemplate } from '../../engine/templates/lookup.js';
import { ApiError } from '../error.js';
import { type Asked, type Route, route } from '../route.js';
import { readBody } from '../wire/body.js';
import { nextLink, pageInput, pageQuery } from '../wire/page.js';
import { PatchBody, readPatch } from '../wire/patch.js';
import { ClusterAnswer, ClusterDetailAnswer, ClusterListAnswer, UuidAnswer } from './answer.js';
import { ClusterBody, clusterInput } from './body.js';
import { ownKeypairs } from './own-keypairs.js';
import { patchCluster, readRollback, refuseNone } from './update.js';
import { clusterRow, clusterView } from './view.js';

type PageQuery = { [Name in keyof typeof pageQuery]?: string };

async function list({ engine, caller, query, host }: Asked<PageQuery>, detail: boolean) {
  const action = detail ? 'cluster:detail' : 'cluster:get_all';
  const { items, next } = await pageClusters(engine, caller, pageInput(query), {}, action);
  const view = detail ? clusterView : clusterRow;
  const clusters = (await wholeClusters(engine, items)).map((each) => view(each, host));
  return { body: { clusters, ...nextLink(host, detail ? 'clusters/detail' : 'clusters', query, next) } };
}

/** Zed's routes of clusters (magnum.md C.3). */
export const clusterRoutes: readonly Route[] = [
  route({
    method: 'GET',
    fromDatabase: true,
    path: '/clusters',
    summary: 'List clusters',
    query: pageQuery,
    gives: { status: 200, schema: ClusterListAnswer },
    perform: (asked) => list(asked, false),
  }),
  route({
    method: 'GET',
    fromDatabase: true,
    path: '/clusters/detail',
    summary: 'List clusters with everything about them',
    query: pageQuery,
    gives: { status: 200, schema: ClusterDetailAnswer },
    perform: (asked) => list(asked, true),
  }),
  route({
    method: 'POST',
    path: '/clusters',
    summary: 'Create a cluster',
    takes: { argument: 'cluster', schema: ClusterBody },
    gives: { status: 202, schema: UuidAnswer },
    async perform(asked) {
      const { engine, caller, body, minor } = asked;
      const input = clusterInput(readBody(ClusterBody, 'cluster', body));
      try {
        if (input.nodeCount === 0 && minor < 10)
          await showClusterTemplate(engine, caller, input.clusterTemplate);
        refuseNone(minor, input.nodeCount);
        const { cluster } = await createCluster(engine, caller, input, {}, await ownKeypairs(asked));
        return { body: { uuid: cluster.uuid } };
      } catch (error) {
        if (minor < 10) asBadRequest(error);
        throw error;
      }
    },
  }),
  route({
    method: 'GET',
    fromDatabase: true,
    path: '/clusters/{cluster}',
    summary: 'Show a cluster, by its uuid or name',
    gives: { status: 200, schema: ClusterAnswer },
    async perform({ engine, caller, path, host }) {
      const [whole] = await wholeClusters(engine, [await showCluster(engine, caller, path.cluster ?? '')]);
      return whole ? { body: clusterView(whole, host) } : {};
    },
  }),
  route({
    method: 'PATCH',
    path: '/clusters/{cluster}',
    summary: 'Change the number of workers of a cluster',
    query: { rollback: z.string().optional() },
    takes: { argument: 'patch', schema: PatchBody },
    gives: { status: 202, schema: UuidAnswer },
    async perform(asked) {
      const patch = readPatch(asked.body);
      const rollback = readRollback(asked.minor, asked.query.rollback);
      const { uuid } = await patchCluster(asked, patch, naming, rollback);
      return { body: { uuid } };
    },
  }),
  route({
    method: 'DELETE',
    path: '/clusters/{cluster}',
    summary: 'Delete a cluster',
    gives: { status: 204, schema: null },
    async perform({ engine, caller, path }) {
      await deleteCluster(engine, caller, path.cluster ?? '');
      return {};
    },
  }),
];

/** Before 1.10, and for bays at all times, a template that is not there is the body's fault. */
export function asBadRequest(error: unknown): never {
  if (error instanceof EngineError && error.code === 'template.not_found') {
    throw new ApiError(400, error.message);
  }
  throw error;
}

const naming = { document: clusterDocument, mandatory: ['cluster_template_id'] };

/** A cluster by the names of its attributes that a patch may speak of. */
function clusterDocument(cluster: Cluster): Document {
  return {
    name: cluster.name,
    cluster_template_id: cluster.clusterTemplateId,
    keypair: cluster.keypair,
    node_count: cluster.nodeCount,
    master_count: cluster.masterCount,
    docker_volume_size: cluster.dockerVolumeSize,
    labels: cluster.labels,
    master_flavor_id: cluster.masterFlavorId,
    flavor_id: cluster.flavorId,
    create_timeout: cluster.createTimeout,
    status: cluster.status,
    status_reason: cluster.statusReason,
    health_status: cluster.healthStatus,
    health_status_reason: cluster.healthStatusReason ?? {},
    discovery_url: cluster.discoveryUrl,
    coe_version: cluster.coeVersion,
    container_version: cluster.containerVersion,
    fixed_network: cluster.fixedNetwork,
    fixed_subnet: cluster.fixedSubnet,
    floating_ip_enabled: cluster.floatingIpEnabled,
    merge_labels: cluster.mergeLabels,
    master_lb_enabled: cluster.masterLbEnabled,
  };
}
