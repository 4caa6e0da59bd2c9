import type { StackEvent, StackResource } from '../cloud.js';
import type { ListedEvent } from './schema.js';

/** Events of a stack and of those nested in it, oldest first, with the names of the resources above each. */
export function eventsOf(listed: readonly ListedEvent[]): StackEvent[] {
  return located(listed)
    .filter(({ event }) => isOfResource(event))
    .map(({ event, path, at }) => ({
      name: event.resource_name,
      path,
      status: event.resource_status,
      at,
    }));
}

/**
 * What failed in the last update of a stack, or in its creation, before Heat began to undo it: each resource as it was then.
 * Heat's events do not say of which type a resource is.
 */
export function failuresOf(listed: readonly ListedEvent[], stack: string): StackResource[] {
  const all = located(listed);
  const ofStack = (status: RegExp) => (one: Located) =>
    one.event.physical_resource_id === stack && status.test(one.event.resource_status);
  const begun = all.findLastIndex(ofStack(/^(?:CREATE|UPDATE)_IN_PROGRESS$/));
  const since = all.slice(begun + 1);
  const undone = since.findIndex(ofStack(/^ROLLBACK_IN_PROGRESS$/));
  return since
    .slice(0, undone < 0 ? since.length : undone)
    .filter(({ event }) => isOfResource(event) && event.resource_status.endsWith('_FAILED'))
    .map(({ event, path, at }) => ({
      name: event.resource_name,
      path,
      type: '',
      physicalId: event.physical_resource_id ?? '',
      status: event.resource_status,
      statusReason: event.resource_status_reason ?? '',
      updatedAt: at,
    }));
}

interface Located {
  readonly event: ListedEvent;
  readonly path: readonly string[];
  readonly at: string;
}

/** Events of a stack itself name it by its own id, and the resource that it is nested in has that id as its physical one. */
function isOfResource(event: ListedEvent): boolean {
  return stackId(event) !== event.physical_resource_id;
}

function located(listed: readonly ListedEvent[]): Located[] {
  const ofResources = listed.filter(isOfResource);
  const owners = new Map<string, ListedEvent>();
  for (const event of ofResources)
    if (event.physical_resource_id) owners.set(event.physical_resource_id, event);
  const pathOf = (event: ListedEvent): string[] => {
    const path: string[] = [];
    const seen = new Set<string>();
    for (let stack = stackId(event); stack && !seen.has(stack); ) {
      seen.add(stack);
      const owner = owners.get(stack);
      if (owner) path.unshift(owner.resource_name);
      stack = owner ? stackId(owner) : null;
    }
    return path;
  };
  return listed
    .map((event) => ({ event, path: pathOf(event), at: zoned(event.event_time) }))
    .reverse()
    .sort((one, other) => one.at.localeCompare(other.at));
}

/** Older Heats leave out that their times are UTC. */
function zoned(time: string): string {
  return /(?:Z|[+-]\d\d:?\d\d)$/.test(time) ? time : `${time}Z`;
}

function stackId({ links }: ListedEvent): string | null {
  const href = links.find(({ rel }) => rel === 'stack')?.href;
  return href === undefined ? null : (/\/stacks\/[^/]+\/([^/?]+)/.exec(href)?.[1] ?? null);
}
