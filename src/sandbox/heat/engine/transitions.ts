import { isoSeconds } from '../../clock.js';
import { type HeatContext, rootOf } from './context.js';
import { failureText, pathOf, recordEvent } from './events.js';
import type { Action, Failure, ResourceRecord, StackRecord } from './records.js';

/** A resource begins with an action. */
export function beginResource(
  heat: HeatContext,
  stack: StackRecord,
  resource: ResourceRecord,
  action: Action,
): void {
  Object.assign(resource, {
    action,
    status: 'IN_PROGRESS',
    reason: 'state changed',
    failure: null,
    updatedAt: isoSeconds(),
  });
  recordEvent(heat, stack, resource);
  heat.store.stacks.put(stack);
}

/** A resource is done with its action. */
export function completeResource(heat: HeatContext, stack: StackRecord, resource: ResourceRecord): void {
  Object.assign(resource, { status: 'COMPLETE', reason: 'state changed', due: null });
  recordEvent(heat, stack, resource);
  heat.store.stacks.put(stack);
}

/** A resource failed; `failure.path` is what is below it. */
export function failResource(
  heat: HeatContext,
  stack: StackRecord,
  resource: ResourceRecord,
  failure: Failure,
): void {
  const whole = { ...failure, path: [pathOf(resource.name), ...failure.path] };
  Object.assign(resource, { status: 'FAILED', failure: whole, reason: failureText(whole), due: null });
  recordEvent(heat, stack, resource);
  heat.store.stacks.put(stack);
}

/** A resource in progress is given up, because its stack is to be deleted. */
export function cancelResource(heat: HeatContext, stack: StackRecord, resource: ResourceRecord): void {
  const reason = `${resource.action} aborted (user triggered cancel)`;
  Object.assign(resource, { status: 'FAILED', reason, due: null });
  recordEvent(heat, stack, resource);
}

function changed(heat: HeatContext, stack: StackRecord): void {
  recordEvent(heat, stack, null);
  heat.store.stacks.put(stack);
  if (stack.parent) heat.wake(stack.parent.stackId);
}

const DEFAULT_TIMEOUT_MINS = 60;

/** Nested stacks have the time of their root; deletion has all the time it needs. */
function deadlineFor(heat: HeatContext, stack: StackRecord, action: Action): number | null {
  if (action === 'DELETE') return null;
  if (stack.parent) return rootOf(heat, stack).deadline;
  return Date.now() + (stack.timeoutMins ?? DEFAULT_TIMEOUT_MINS) * 60_000;
}

/** A stack begins with an action: a new traversal of its resources. */
export function beginStack(heat: HeatContext, stack: StackRecord, action: Action): void {
  Object.assign(stack, {
    action,
    status: 'IN_PROGRESS',
    reason: `Stack ${action} started`,
    failure: null,
    traversal: stack.traversal + 1,
    deadline: deadlineFor(heat, stack, action),
    updatedAt: action === 'CREATE' ? null : isoSeconds(),
  });
  changed(heat, stack);
  heat.wake(stack.id);
}

/** A stack is done with its action. */
export function completeStack(heat: HeatContext, stack: StackRecord): void {
  Object.assign(stack, {
    status: 'COMPLETE',
    reason: `Stack ${stack.action} completed successfully`,
    deadline: null,
    previous: null,
  });
  if (stack.action === 'DELETE') stack.deletedAt = isoSeconds();
  changed(heat, stack);
}

/** A stack failed; goes back to what was before when that is wanted. */
export function failStack(heat: HeatContext, stack: StackRecord, failure: Failure, reason?: string): void {
  Object.assign(stack, {
    status: 'FAILED',
    failure,
    reason: reason ?? `Resource ${stack.action} failed: ${failureText(failure)}`,
    deadline: null,
  });
  changed(heat, stack);
  if (stack.disableRollback || stack.parent || !['CREATE', 'UPDATE'].includes(stack.action)) return;
  if (stack.action === 'UPDATE' && stack.previous) {
    Object.assign(stack, { sourceId: stack.previous.sourceId, parameters: stack.previous.parameters });
  }
  beginStack(heat, stack, 'ROLLBACK');
}
