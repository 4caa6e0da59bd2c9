import { type HeatContext, sourceOf } from './context.js';
import type { ResourceRecord, StackRecord } from './records.js';
import { kindOf } from './templates.js';

/** Hands a signal to a resource, and has its stack looked at. */
export function deliverSignal(
  heat: HeatContext,
  stack: StackRecord,
  resource: ResourceRecord,
  details: unknown,
): void {
  const kind = kindOf(sourceOf(heat, stack), resource.type, resource.name);
  if (kind.kind !== 'plain') return;
  kind.type.signal?.({ cloud: heat, stack, resource, properties: resource.properties }, details);
  heat.store.stacks.put(stack);
  heat.wake(stack.id);
}
