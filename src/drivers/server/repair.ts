import type { DriverInput, FailedResource } from '../driver.js';

function failedMembers(resources: readonly FailedResource[], group: string): string[] {
  const members = resources
    .filter(({ status }) => status.endsWith('_FAILED'))
    .map(({ path, name }) => [...path, name])
    .filter((path) => path[0] === group && path.length > 1)
    .map((path) => path[1] ?? '');
  return [...new Set(members)].sort((one, other) => Number(one) - Number(other));
}

function allMembers(resources: readonly FailedResource[], group: string): string[] {
  return resources.filter(({ path }) => path.length === 1 && path[0] === group).map(({ name }) => name);
}

/**
 * Which members of the groups `masters` and `nodes` to take away so that others come in their place, as values of the
 * groups' removal policies. Several masters go together: those that met at a discovery URL cannot be joined by a new one.
 */
export function membersToReplace(
  resources: readonly FailedResource[],
  input: Pick<DriverInput, 'masterCount'>,
): { masters: string | null; nodes: string | null } {
  const failed = failedMembers(resources, 'masters');
  const masters = failed.length > 0 && input.masterCount > 1 ? allMembers(resources, 'masters') : failed;
  const nodes = failedMembers(resources, 'nodes');
  return { masters: masters.join(',') || null, nodes: nodes.join(',') || null };
}
