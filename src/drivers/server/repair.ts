import type { DriverInput, FailedResource } from '../driver.js';

/** Places in a group of the members that have something failed in them, lowest first. */
export function failedMembers(resources: readonly FailedResource[], group: string): string[] {
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
 * The parameters of a retry: which members of the groups `masters` and `nodes` to take away so that others come in
 * their place. Several masters go together, as those that met at a discovery URL cannot be joined by a new one; new
 * masters get new settings, with the discovery URL of now.
 */
export function replaceFailed(
  resources: readonly FailedResource[],
  input: Pick<DriverInput, 'masterCount'>,
  names: { readonly nodesToRemove: string; readonly heatParams: () => string },
): Record<string, string> {
  const failed = failedMembers(resources, 'masters');
  const masters = failed.length > 0 && input.masterCount > 1 ? allMembers(resources, 'masters') : failed;
  const nodes = failedMembers(resources, 'nodes');
  return {
    ...(masters.length > 0 ? { masters_to_remove: masters.join(','), heat_params: names.heatParams() } : {}),
    ...(nodes.length > 0 ? { [names.nodesToRemove]: nodes.join(',') } : {}),
  };
}
