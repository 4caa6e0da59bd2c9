import { z } from 'zod';
import type { Cluster } from '../../engine/clusters/cluster.js';
import { createCluster } from '../../engine/clusters/create.js';
import { deleteCluster } from '../../engine/clusters/delete.js';
import { pageClusters, showCluster } from '../../engine/clusters/lookup.js';
import { wholeClusters } from '../../engine/clusters/whole.js';
import { generateName } from '../../engine/names.js';
import type { Document } from '../../engine/patch/patch.js';
import { authorize } from '../../engine/policy.js';
import { BayAnswer, BayDetailAnswer, BayListAnswer } from '../clusters/answer.js';
import { BayBody, commonInput } from '../clusters/body.js';
import { ownKeypairs } from '../clusters/own-keypairs.js';
import { asBadRequest } from '../clusters/routes.js';
import { patchCluster, readRollback } from '../clusters/update.js';
import { type Asked, type Route, route } from '../route.js';
import { readBody } from '../wire/body.js';
import { linksTo } from '../wire/links.js';
import { nextLink, pageInput, pageQuery } from '../wire/page.js';
import { PatchBody, readPatch } from '../wire/patch.js';
import { untilBegun } from './begun.js';
import { bayRow, bayView } from './view.js';

type PageQuery = { [Name in keyof typeof pageQuery]?: string };

/** From 1.2 on what takes time is answered at once. */
const waits = (minor: number) => minor < 2;

async function list({ engine, caller, query, host }: Asked<PageQuery>, detail: boolean) {
  authorize(engine, caller, detail ? 'bay:detail' : 'bay:get_all');
  const action = detail ? 'cluster:detail' : 'cluster:get_all';
  const { items, next } = await pageClusters(engine, caller, pageInput(query), {}, action);
  const view = detail ? bayView : bayRow;
  const bays = (await wholeClusters(engine, items)).map((each) => view(each, host));
  return { body: { bays, ...nextLink(host, detail ? 'bays/detail' : 'bays', query, next) } };
}

async function whole({ engine, host }: Pick<Asked<object>, 'engine' | 'host'>, cluster: Cluster) {
  const [found] = await wholeClusters(engine, [cluster]);
  return found ? bayView(found, host) : {};
}

/** The routes of clusters under their name of before 2016 (magnum.md C.11). */
export const bayRoutes: readonly Route[] = [
  route({
    method: 'GET',
    fromDatabase: true,
    path: '/bays',
    summary: 'List bays, the older name of clusters',
    query: pageQuery,
    gives: { status: 200, schema: BayListAnswer },
    perform: (asked) => list(asked, false),
  }),
  route({
    method: 'GET',
    fromDatabase: true,
    path: '/bays/detail',
    summary: 'List bays with everything about them',
    query: pageQuery,
    gives: { status: 200, schema: BayDetailAnswer },
    perform: (asked) => list(asked, true),
  }),
  route({
    method: 'POST',
    path: '/bays',
    summary: 'Create a bay; at 1.1 answered with 201 and the bay when Heat has taken it',
    takes: { argument: 'bay', schema: BayBody },
    gives: { status: 202, schema: z.object({ uuid: z.string() }) },
    async perform(asked) {
      const { engine, caller, body, minor, host } = asked;
      const bay = readBody(BayBody, 'bay', body);
      authorize(engine, caller, 'bay:create');
      const input = {
        clusterTemplate: bay.baymodel_id,
        ...commonInput(bay),
        name: bay.name ?? generateName('bay'),
        ...(bay.node_count === undefined ? {} : { nodeCount: bay.node_count }),
        ...(bay.bay_create_timeout === undefined ? {} : { createTimeout: bay.bay_create_timeout }),
      };
      const accepted = await createCluster(engine, caller, input, {}, await ownKeypairs(asked)).catch(
        asBadRequest,
      );
      const { uuid } = accepted.cluster;
      if (!waits(minor)) return { body: { uuid } };
      const [{ href } = { href: '' }] = linksTo(host, `bays/${uuid}`);
      return { status: 201, location: href, body: await whole(asked, await untilBegun(engine, accepted)) };
    },
  }),
  route({
    method: 'GET',
    fromDatabase: true,
    path: '/bays/{cluster}',
    summary: 'Show a bay, by its uuid or name',
    gives: { status: 200, schema: BayAnswer },
    async perform(asked) {
      const { engine, caller, path } = asked;
      const cluster = await showCluster(engine, caller, path.cluster ?? '', null);
      authorize(engine, caller, 'bay:get', cluster);
      return { body: await whole(asked, cluster) };
    },
  }),
  route({
    method: 'PATCH',
    path: '/bays/{cluster}',
    summary: 'Change the number of workers of a bay; at 1.1 answered with 200 and the bay',
    query: { rollback: z.string().optional() },
    takes: { argument: 'patch', schema: PatchBody },
    gives: { status: 202, schema: z.object({ uuid: z.string() }) },
    async perform(asked) {
      const { engine, caller, path, minor, query, body } = asked;
      const patch = readPatch(body);
      const rollback = readRollback(minor, query.rollback);
      authorize(engine, caller, 'bay:update', await showCluster(engine, caller, path.cluster ?? '', null));
      const cluster = await patchCluster(asked, patch, naming, rollback);
      return waits(minor)
        ? { status: 200, body: await whole(asked, cluster) }
        : { body: { uuid: cluster.uuid } };
    },
  }),
  route({
    method: 'DELETE',
    path: '/bays/{cluster}',
    summary: 'Delete a bay',
    gives: { status: 204, schema: null },
    async perform({ engine, caller, path }) {
      const cluster = await showCluster(engine, caller, path.cluster ?? '', null);
      authorize(engine, caller, 'bay:delete', cluster);
      await deleteCluster(engine, caller, cluster.uuid);
      return {};
    },
  }),
];

const naming = { document: bayDocument, mandatory: ['baymodel_id'] };

/** A bay by the names of its attributes that a patch may speak of. */
function bayDocument(cluster: Cluster): Document {
  return {
    name: cluster.name,
    baymodel_id: cluster.clusterTemplateId,
    node_count: cluster.nodeCount,
    master_count: cluster.masterCount,
    docker_volume_size: cluster.dockerVolumeSize,
    labels: cluster.labels,
    master_flavor_id: cluster.masterFlavorId,
    flavor_id: cluster.flavorId,
    bay_create_timeout: cluster.createTimeout,
    status: cluster.status,
    status_reason: cluster.statusReason,
    discovery_url: cluster.discoveryUrl,
    fixed_network: cluster.fixedNetwork,
    fixed_subnet: cluster.fixedSubnet,
    floating_ip_enabled: cluster.floatingIpEnabled,
    master_lb_enabled: cluster.masterLbEnabled,
  };
}
