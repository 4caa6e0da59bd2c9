import type { StackResource } from '../../openstack/cloud.js';

/** Whether Heat has made a resource, or changed it. */
export function isBuilt({ status }: Pick<StackResource, 'status'>): boolean {
  return status.endsWith('_COMPLETE') && !/^(INIT|DELETE)_/.test(status);
}

/**
 * What counts of the resources of a stage. A retry lists servers that failed before beside those that take their place: as many servers
 * count as there are to be, those that failed last. Where the stack of a server failed, not all of it is done, whatever its resources say.
 */
export function whatCounts(
  own: readonly StackResource[],
  of: {
    /** All of the cluster's stack. */
    readonly resources: readonly StackResource[];
    /** As many as there are to be; null where the stage has none. */
    readonly servers: number | null;
    readonly isRetry: boolean;
    /** What failed is final. */
    readonly ended: boolean;
  },
): readonly StackResource[] {
  const { resources, servers, isRetry, ended } = of;
  if (servers === null || !(isRetry || ended)) return own;
  const failed = new Set(resources.filter((each) => each.path.length === 1 && hasFailed(each)).map(wayOf));
  const stacks = new Map<string, StackResource[]>();
  for (const each of own) {
    const stack = each.path.slice(0, 2).join('/');
    stacks.set(stack, [...(stacks.get(stack) ?? []), each]);
  }
  const all = [...stacks].map(([stack, parts]) => {
    const isFailed = failed.has(stack) || parts.some(hasFailed);
    return { parts: isFailed ? notAllDone(parts) : parts, isFailed, done: parts.filter(isBuilt).length };
  });
  all.sort((one, other) => Number(one.isFailed) - Number(other.isFailed) || other.done - one.done);
  return all.slice(0, isRetry ? servers : all.length).flatMap(({ parts }) => parts);
}

function hasFailed({ status }: StackResource): boolean {
  return status.endsWith('_FAILED');
}

function wayOf({ path, name }: StackResource): string {
  return [...path, name].join('/');
}

function notAllDone(parts: readonly StackResource[]): readonly StackResource[] {
  const [first, ...others] = parts;
  return first && parts.every(isBuilt) ? [{ ...first, status: 'CREATE_FAILED' }, ...others] : parts;
}
