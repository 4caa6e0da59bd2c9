import type { StackEvent } from '../cloud.js';
import type { ListedEvent } from './schema.js';

/**
 * Events of a stack and of those nested in it, oldest first, with the names of the resources above each. Events of a stack
 * itself name it by its own id, and the resource that it is nested in has that id as its physical one.
 */
export function eventsOf(listed: readonly ListedEvent[]): StackEvent[] {
  const ofResources = listed.filter((event) => stackId(event) !== event.physical_resource_id);
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
  return ofResources
    .map((event) => ({
      name: event.resource_name,
      path: pathOf(event),
      status: event.resource_status,
      at: zoned(event.event_time),
    }))
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
