import { isoSeconds } from '../../clock.js';
import { uuid } from '../../identifiers.js';
import { type HeatContext, rootOf } from './context.js';
import type { Failure, ResourceRecord, StackRecord } from './records.js';

let lastSequence = 0;

/** Grows with time, also across restarts. */
function nextSequence(): number {
  lastSequence = Math.max(lastSequence + 1, Date.now() * 1000);
  return lastSequence;
}

/** Writes down that a stack, or one of its resources, is in a new state. */
export function recordEvent(heat: HeatContext, stack: StackRecord, resource: ResourceRecord | null): void {
  const about = resource ?? stack;
  heat.store.events.put({
    id: uuid(),
    stackId: stack.id,
    rootId: rootOf(heat, stack).id,
    sequence: nextSequence(),
    time: isoSeconds(),
    resourceName: about.name,
    resourceType: resource?.type ?? 'OS::Heat::Stack',
    physicalId: resource ? (resource.physicalId ?? '') : stack.id,
    status: `${about.action}_${about.status}`,
    reason: about.reason,
  });
}

/** `kind: path: message`, as a status reason says it. */
export function failureText(failure: Failure): string {
  return `${failure.kind}: ${failure.path.join('.')}: ${failure.message}`;
}

/** How a resource is called in a failure's path. */
export function pathOf(name: string): string {
  return /^\d+$/.test(name) ? `resources[${name}]` : `resources.${name}`;
}
