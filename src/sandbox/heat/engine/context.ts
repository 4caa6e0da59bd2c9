import type { CustomConstraint } from '../../hot/constraints.js';
import { cloudConstraints } from '../cloud-constraints.js';
import type { CloudContext } from '../types/resource-type.js';
import type { StackRecord, StackSource } from './records.js';

/** What the engine works with: the cloud, and a way to have a stack looked at again. */
export interface HeatContext extends CloudContext {
  /** Looks at the stack at a time (epoch milliseconds; now when absent). */
  wake(stackId: string, at?: number): void;
}

/** The source of a stack; every stack has one. */
export function sourceOf(heat: HeatContext, stack: StackRecord): StackSource {
  const source = heat.store.sources.get(stack.sourceId);
  if (!source)
    throw new Error(
      `sandbox_source_missing: stack ${stack.id} refers to source ${stack.sourceId}, which is not in the state`,
    );
  return source;
}

/** Checks names against what the stack's owner can see. */
export function constraintsFor(
  heat: HeatContext,
  stack: { projectId: string; userId: string },
): CustomConstraint {
  return cloudConstraints(heat.store, stack.projectId, stack.userId);
}

/** The outermost stack above this one. */
export function rootOf(heat: HeatContext, stack: StackRecord): StackRecord {
  let at = stack;
  while (at.parent) {
    const above = heat.store.stacks.get(at.parent.stackId);
    if (!above) break;
    at = above;
  }
  return at;
}
