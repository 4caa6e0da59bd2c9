import type { Cluster, ClusterStatus } from '../../clusters/cluster.js';
import { type Page, type PageRequest, pageOf } from '../../paging/page.js';
import type { Reader } from '../database.js';
import { keyset } from '../keyset.js';
import { toCluster } from './row.js';

/** By which column each of Magnum's fields is sorted. */
export const clusterColumns = {
  id: 'createdAt',
  uuid: 'uuid',
  name: 'name',
  status: 'status',
  status_reason: 'statusReason',
  cluster_template_id: 'clusterTemplateId',
  keypair: 'keypair',
  node_count: 'nodeCount',
  master_count: 'masterCount',
  docker_volume_size: 'dockerVolumeSize',
  flavor_id: 'flavorId',
  master_flavor_id: 'masterFlavorId',
  fixed_network: 'fixedNetwork',
  fixed_subnet: 'fixedSubnet',
  create_timeout: 'createTimeout',
  discovery_url: 'discoveryUrl',
  stack_id: 'stackId',
  api_address: 'apiAddress',
  coe_version: 'coeVersion',
  container_version: 'containerVersion',
  project_id: 'projectId',
  user_id: 'userId',
  created_at: 'createdAt',
  updated_at: 'updatedAt',
} as const;
export type ClusterColumn = (typeof clusterColumns)[keyof typeof clusterColumns];

const clusterOrder = {
  column: 'uuid',
  nullable: new Set<string>([
    'statusReason',
    'keypair',
    'dockerVolumeSize',
    'flavorId',
    'masterFlavorId',
    'fixedNetwork',
    'fixedSubnet',
    'discoveryUrl',
    'stackId',
    'apiAddress',
    'coeVersion',
    'containerVersion',
    'updatedAt',
  ]),
};

/** One page of the clusters of a project, or of all projects (null); of some statuses where they are named. */
export async function pageOfClusters(
  db: Reader,
  filter: { projectId: string | null; statuses?: readonly ClusterStatus[] | undefined },
  request: PageRequest<ClusterColumn>,
  after: Cluster | null,
): Promise<Page<Cluster>> {
  const { where, orderBy, take } = keyset(request, clusterOrder, after && { ...after });
  const rows = await db.cluster.findMany({
    where: {
      ...(filter.projectId === null ? {} : { projectId: filter.projectId }),
      ...(filter.statuses ? { status: { in: [...filter.statuses] } } : {}),
      AND: [where],
    },
    orderBy,
    take,
  });
  return pageOf(
    rows.map((row) => toCluster(db, row)),
    request.limit,
    ({ uuid }) => uuid,
  );
}
