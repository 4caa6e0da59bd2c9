import type { StackResource } from '../../openstack/cloud.js';
import type { Fault } from '../clusters/cluster.js';

/**
 * The deepest resources that failed: where a nested stack failed because of what is in it, only the latter.
 * Resources that Heat cancelled because something else failed are left out while there is a real cause.
 */
export function findFaults(resources: readonly StackResource[]): Fault[] {
  const failed = resources.filter(({ status }) => status.endsWith('_FAILED'));
  const leaves = failed.filter((resource) => {
    const own = [...resource.path, resource.name];
    return !failed.some(
      (other) => other.path.length >= own.length && own.every((name, i) => other.path[i] === name),
    );
  });
  const causes = leaves.filter(({ statusReason }) => !/cancelled|aborted/i.test(statusReason));
  return (causes.length > 0 ? causes : leaves).map((resource) => ({
    path: [...resource.path, resource.name],
    type: resource.type,
    physicalId: resource.physicalId,
    reason: resource.statusReason,
    at: resource.updatedAt,
  }));
}
