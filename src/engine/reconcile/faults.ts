import type { StackResource } from '../../openstack/cloud.js';
import type { Fault } from '../clusters/cluster.js';

/**
 * The same of an update that Heat has undone, or begun to undo, from what it failed with then. Heat forgets what happened in a
 * nested stack that is gone: what it was in failed, with a reason that names the rest of the way. `typeAt` tells what the
 * templates have there, which Heat's events do not.
 */
export function findFaultsUndone(
  failures: readonly StackResource[],
  typeAt: (path: readonly string[]) => string,
): Fault[] {
  const last = new Map(failures.map((one) => [[...one.path, one.name].join('/'), one]));
  return findFaults([...last.values()]).map((fault) => {
    const below = wayBelow(fault.reason);
    const path = [...fault.path, ...below];
    return { ...fault, path, type: typeAt(path), physicalId: below.length > 0 ? '' : fault.physicalId };
  });
}

/** `Forbidden: resources[1].resources.server: …`, said of member 1: the names below it. */
function wayBelow(reason: string): string[] {
  const [way = ''] =
    /resources?(?:\.[\w-]+|\[\w+\])(?:\.resources?(?:\.[\w-]+|\[\w+\]))*(?=: )/.exec(reason) ?? [];
  return [...way.matchAll(/resources?(?:\.([\w-]+)|\[(\w+)\])/g)]
    .map(([, name, index]) => name ?? index ?? '')
    .slice(1);
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
