import { showCluster } from '../../engine/clusters/lookup.js';
import { resizeCluster } from '../../engine/clusters/resize.js';
import { upgradeCluster } from '../../engine/clusters/upgrade.js';
import { showClusterTemplate } from '../../engine/templates/lookup.js';
import { ApiError } from '../error.js';
import { type Asked, type Route, route } from '../route.js';
import { readBody } from '../wire/body.js';
import { UuidAnswer } from './answer.js';
import { ResizeBody, UpgradeBody } from './body.js';
import { refuseNone } from './update.js';

/** What can be done to a cluster beside changing attributes (magnum.md C.8). */
export const actionRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/clusters/{cluster}/actions/resize',
    summary: 'Change the number of nodes of a node group',
    since: { minor: 7, method: 'resize' },
    takes: { argument: 'cluster_resize_req', schema: ResizeBody },
    gives: { status: 202, schema: UuidAnswer },
    async perform({ engine, caller, path, body, minor }) {
      const asked = readBody(ResizeBody, 'cluster_resize_req', body);
      refuseNone(minor, asked.node_count);
      const input = {
        nodeCount: asked.node_count,
        nodegroup: asked.nodegroup,
        nodesToRemove: asked.nodes_to_remove,
      };
      const { cluster } = await resizeCluster(engine, caller, path.cluster ?? '', input);
      return { body: { uuid: cluster.uuid } };
    },
  }),
  route({
    method: 'POST',
    path: '/clusters/{cluster}/actions/upgrade',
    summary: 'Bring a cluster to another cluster template',
    since: { minor: 7, method: 'upgrade' },
    takes: { argument: 'cluster_upgrade_req', schema: UpgradeBody },
    gives: { status: 202, schema: UuidAnswer },
    perform: upgrade,
  }),
];

async function upgrade({ engine, caller, path, body, minor }: Asked<object>) {
  const asked = readBody(UpgradeBody, 'cluster_upgrade_req', body);
  if (minor < 8) {
    throw new ApiError(400, 'Cluster upgrade is not supported in the provided microversion.');
  }
  const cluster = await showCluster(engine, caller, path.cluster ?? '', 'cluster:upgrade_all_projects');
  const template = await showClusterTemplate(engine, caller, asked.cluster_template);
  const input = {
    clusterTemplate: template.uuid,
    maxBatchSize: asked.max_batch_size,
    nodegroup: asked.nodegroup,
  };
  await upgradeCluster(engine, caller, cluster.uuid, input);
  return { body: { uuid: cluster.uuid } };
}
