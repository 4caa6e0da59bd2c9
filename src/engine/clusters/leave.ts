import type { StackResource } from '../../openstack/cloud.js';
import { isOpenStackError } from '../../openstack/error.js';
import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { authorize } from '../policy.js';
import { nestedDepth } from '../reconcile/stack.js';
import { listNodeGroups } from '../store/nodegroups.js';
import { wrongStatus } from './changeable.js';
import type { Cluster } from './cluster.js';
import { showCluster } from './lookup.js';

/** A cluster that Heat could not delete, and what Heat still has of it. */
export interface LeftCluster {
  readonly cluster: Cluster;
  /** Servers, volumes, networks and the like; no plumbing of Heat's own. */
  readonly left: readonly StackResource[];
}

/**
 * Leaves a cluster that Heat could not delete as it is, and says what of it is left. Nothing is changed: it stays `DELETE_FAILED`,
 * counts against the quota, and can be deleted at any time. Throws `cluster.wrong_status` in any other status.
 */
export async function leaveCluster(engine: Engine, caller: Caller, identifier: string): Promise<LeftCluster> {
  const cluster = await showCluster(engine, caller, identifier, 'cluster:delete_all_projects');
  authorize(engine, caller, 'cluster:delete', cluster);
  if (cluster.status !== 'DELETE_FAILED')
    throw wrongStatus('Leaving', cluster, 'Only what Heat could not delete can be left as it is.');
  const { heat } = engine.clouds.forProject(cluster.projectId);
  const groups = await listNodeGroups(engine.db.read, cluster.uuid);
  const stacks = [cluster, ...groups.filter(({ isDefault }) => !isDefault)].flatMap(
    ({ stackId, stackName }) => (stackId && stackName ? [{ id: stackId, name: stackName }] : []),
  );
  const found = await Promise.all(
    stacks.map((stack) =>
      heat.resources(stack, nestedDepth).catch((error: unknown) => {
        if (isOpenStackError(error, 'openstack.not_found')) return [];
        throw error;
      }),
    ),
  );
  return { cluster, left: found.flat().filter(isThing) };
}

function isThing({ type, physicalId, status }: StackResource): boolean {
  return /^OS::(?!Heat::)/.test(type) && physicalId !== '' && status !== 'DELETE_COMPLETE';
}
