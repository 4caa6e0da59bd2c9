import { duration } from '../../clock.js';
import { type HeatContext, sourceOf } from './context.js';
import { removeNested } from './nested.js';
import type { ResourceRecord, StackRecord } from './records.js';
import { kindOf } from './templates.js';
import { beginResource, completeResource } from './transitions.js';

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

/**
 * Works on the deletion of some of a stack's resources, each only when nothing that is left needs it. Answers the
 * next time to look, or null; everything is gone when `doomed` was empty.
 */
export function removeResources(
  heat: HeatContext,
  stack: StackRecord,
  doomed: readonly ResourceRecord[],
  drop: Drop,
  now: number,
): number | null {
  let next: number | null = null;
  const left = new Set(doomed);
  let moved = true;
  while (moved) {
    moved = false;
    for (const resource of left) {
      if ([...left].some((other) => other !== resource && other.requires.includes(resource.name))) continue;
      if (resource.action === 'INIT') {
        drop(resource);
        left.delete(resource);
        moved = true;
        continue;
      }
      if (resource.action !== 'DELETE') {
        beginResource(heat, stack, resource, 'DELETE');
        resource.due = now + takesTime(heat, stack, resource);
      }
      if (finished(heat, stack, resource, now)) {
        completeResource(heat, stack, resource);
        drop(resource);
        left.delete(resource);
        moved = true;
      } else if (resource.due !== null && resource.due > now) {
        next = next === null ? resource.due : Math.min(next, resource.due);
      }
    }
  }
  return next;
}
