import type { StackRef, StackResource } from '../../openstack/cloud.js';
import { isOpenStackError } from '../../openstack/error.js';
import { listNodeGroups } from '../store/nodegroups.js';
import { recordProgress } from './finish.js';
import { measure, waitingFor } from './progress.js';
import type { Scope } from './scope.js';
import { nestedDepth, stackRef } from './stack.js';

/** How far a cluster's deletion is while the stacks of its further groups go, which do so first. What is waited for names the group. */
export async function observeGroupsGoing(scope: Scope): Promise<void> {
  const { engine, cluster } = scope;
  const own = await resourcesOf(scope, stackRef(scope));
  const going: StackResource[] = [];
  const named: StackResource[] = [];
  for (const { name, isDefault, stackId, stackName } of await listNodeGroups(engine.db.read, cluster.uuid)) {
    const found = isDefault || !stackId ? [] : await resourcesOf(scope, { id: stackId, name: stackName });
    going.push(...found);
    named.push(...found.map((resource) => ({ ...resource, path: [name, ...resource.path] })));
  }
  const { waiting: _, ...measured } = await measure(scope, [...own, ...going]);
  await recordProgress(scope, { ...measured, ...waitingFor(named, scope.operation) });
}

/** None of a stack that is gone meanwhile. */
async function resourcesOf({ cloud }: Scope, ref: StackRef | null): Promise<readonly StackResource[]> {
  if (!ref) return [];
  try {
    return await cloud.heat.resources(ref, nestedDepth);
  } catch (error) {
    if (isOpenStackError(error, 'openstack.not_found')) return [];
    throw error;
  }
}
