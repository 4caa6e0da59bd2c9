import type { StackResource } from '../../openstack/cloud.js';
import type { Fault } from '../clusters/cluster.js';

/**
 * The same of an update that Heat has undone, from what it failed with then. A type is that of the resource of that name now,
 * or of one like it: of another member of the same group. Where the nested stack is gone, what it was in failed, with its
 * reason, and has no type that says anything.
 */
export function findFaultsUndone(
  failures: readonly StackResource[],
  resources: readonly StackResource[],
): Fault[] {
  const like = (path: readonly string[]) => path.map((name) => (/^\d+$/.test(name) ? '#' : name)).join('/');
  const types = new Map(resources.map(({ path, name, type }) => [like([...path, name]), type]));
  const last = new Map(failures.map((one) => [[...one.path, one.name].join('/'), one]));
  return findFaults([...last.values()]).map((fault) => {
    const type = types.get(like(fault.path)) ?? '';
    return { ...fault, type: type.includes('::') ? type : '' };
  });
}

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
