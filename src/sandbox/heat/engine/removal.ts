import { duration } from '../../clock.js';
import { type HeatContext, sourceOf } from './context.js';
import { nestedFailure, removeNested } from './nested.js';
import type { Failure, ResourceRecord, StackRecord } from './records.js';
import { failureOf } from './resource-work.js';
import { kindOf } from './templates.js';
import { beginResource, cancelResource, completeResource, failResource } from './transitions.js';

type Drop = (resource: ResourceRecord) => void;

function takesTime(heat: HeatContext, stack: StackRecord, resource: ResourceRecord): number {
  const kind = kindOf(sourceOf(heat, stack), resource.type, resource.name);
  return kind.kind === 'plain' && kind.type.takes !== 'nothing' && resource.physicalId
    ? duration('removal', heat.pace)
    : 0;
}

type Removal = 'gone' | 'going' | Failure;

function follow(heat: HeatContext, stack: StackRecord, resource: ResourceRecord, now: number): Removal {
  const kind = kindOf(sourceOf(heat, stack), resource.type, resource.name);
  if (kind.kind !== 'plain')
    return removeNested(heat, resource) ? 'gone' : (nestedFailure(heat, resource) ?? 'going');
  if (resource.due !== null && now < resource.due) return 'going';
  try {
    kind.type.remove?.({ cloud: heat, stack, resource, properties: {} });
    return 'gone';
  } catch (error) {
    return failureOf(error);
  }
}

/** Whether a resource could not be deleted in this traversal: only another deletion of the stack tries again. */
export function isStubborn(stack: StackRecord, resource: ResourceRecord): boolean {
  const { action, status, traversal } = resource;
  return action === 'DELETE' && status === 'FAILED' && traversal === stack.traversal;
}

/** Begins or follows the deletion of one resource; true when it is gone. */
function removeOne(heat: HeatContext, stack: StackRecord, resource: ResourceRecord, now: number): boolean {
  if (resource.action === 'INIT') return true;
  if (isStubborn(stack, resource)) return false;
  if (resource.action !== 'DELETE' || resource.status === 'FAILED') {
    if (resource.status === 'IN_PROGRESS') cancelResource(heat, stack, resource);
    beginResource(heat, stack, resource, 'DELETE');
    resource.traversal = stack.traversal;
    resource.due = now + takesTime(heat, stack, resource);
    removeNestedAgain(heat, stack, resource);
  }
  const removal = follow(heat, stack, resource, now);
  if (removal === 'gone') completeResource(heat, stack, resource);
  else if (removal !== 'going') failResource(heat, stack, resource, removal);
  return removal === 'gone';
}

/** A nested stack that could not be deleted before is told to go once more. */
function removeNestedAgain(heat: HeatContext, stack: StackRecord, resource: ResourceRecord): void {
  const kind = kindOf(sourceOf(heat, stack), resource.type, resource.name);
  if (kind.kind !== 'plain') removeNested(heat, resource, true);
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
