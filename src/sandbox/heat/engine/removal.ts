import { duration } from '../../clock.js';
import { type HeatContext, sourceOf } from './context.js';
import { removeNested } from './nested.js';
import type { ResourceRecord, StackRecord } from './records.js';
import { kindOf } from './templates.js';
import { beginResource, cancelResource, completeResource } from './transitions.js';

type Drop = (resource: ResourceRecord) => void;

function takesTime(heat: HeatContext, stack: StackRecord, resource: ResourceRecord): number {
  const kind = kindOf(sourceOf(heat, stack), resource.type, resource.name);
  return kind.kind === 'plain' && kind.type.takes !== 'nothing' && resource.physicalId
    ? duration('removal', heat.pace)
    : 0;
}

function finished(heat: HeatContext, stack: StackRecord, resource: ResourceRecord, now: number): boolean {
  const kind = kindOf(sourceOf(heat, stack), resource.type, resource.name);
  if (kind.kind !== 'plain') return removeNested(heat, resource);
  if (resource.due !== null && now < resource.due) return false;
  kind.type.remove?.({ cloud: heat, stack, resource, properties: {} });
  return true;
}

/** Begins or follows the deletion of one resource; true when it is gone. */
function removeOne(heat: HeatContext, stack: StackRecord, resource: ResourceRecord, now: number): boolean {
  if (resource.action === 'INIT') return true;
  if (resource.action !== 'DELETE') {
    if (resource.status === 'IN_PROGRESS') cancelResource(heat, stack, resource);
    beginResource(heat, stack, resource, 'DELETE');
    resource.due = now + takesTime(heat, stack, resource);
  }
  if (!finished(heat, stack, resource, now)) return false;
  completeResource(heat, stack, resource);
  return true;
}

const needed = (resource: ResourceRecord, left: ReadonlySet<ResourceRecord>): boolean =>
  [...left].some((other) => other !== resource && other.requires.includes(resource.name));

/**
 * Works on the deletion of some of a stack's resources, each only when nothing that is left needs it; `drop` takes
 * it out of the stack. Answers when to look again, or null when nothing has a time.
 */
export function removeResources(
  heat: HeatContext,
  stack: StackRecord,
  doomed: readonly ResourceRecord[],
  drop: Drop,
  now: number,
): number | null {
  const left = new Set(doomed);
  for (let moved = true; moved; ) {
    moved = false;
    for (const resource of left) {
      if (needed(resource, left) || !removeOne(heat, stack, resource, now)) continue;
      drop(resource);
      left.delete(resource);
      moved = true;
    }
  }
  const times = [...left].flatMap((one) => (one.due !== null && one.due > now ? [one.due] : []));
  return times.length === 0 ? null : Math.min(...times);
}
