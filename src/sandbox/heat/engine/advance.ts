import type { Scope } from '../../hot/scope.js';
import type { Template } from '../../hot/template.js';
import { holds } from './conditions.js';
import { type HeatContext, sourceOf } from './context.js';
import { liveScope } from './live-scope.js';
import type { ResourceRecord, StackRecord } from './records.js';
import { isStubborn, removeResources } from './removal.js';
import { followResource, initialResource, requirementsOf, startResource } from './resource-work.js';
import { templateOf } from './templates.js';
import { abortOnDeadline } from './timeout.js';
import { completeStack, failStack } from './transitions.js';

const earliest = (one: number | null, other: number | null): number | null =>
  one === null ? other : other === null ? one : Math.min(one, other);

const inProgress = (resource: ResourceRecord): boolean =>
  resource.status === 'IN_PROGRESS' && resource.action !== 'DELETE';

/**
 * Brings a stack as far as it can go now. Level-triggered: it may be called at any time, any number of times.
 * @returns when to look again (epoch milliseconds), or null when only an event can move it.
 */
export function advance(heat: HeatContext, stack: StackRecord, now = Date.now()): number | null {
  if (stack.deletedAt) return null;
  if (abortOnDeadline(heat, stack, now)) return advance(heat, stack, now);
  const backward = stack.action === 'DELETE' || (stack.action === 'ROLLBACK' && stack.previous === null);
  const due = backward ? tearDown(heat, stack, now) : build(heat, stack, now);
  return stack.status === 'IN_PROGRESS' ? earliest(due, stack.deadline) : due;
}

function tearDown(heat: HeatContext, stack: StackRecord, now: number): number | null {
  if (stack.status !== 'IN_PROGRESS') return null;
  const drop = (gone: ResourceRecord): void => {
    if (stack.resources[gone.name] === gone) delete stack.resources[gone.name];
    stack.obsolete = stack.obsolete.filter((one) => one !== gone);
  };
  const due = removeResources(heat, stack, [...Object.values(stack.resources), ...stack.obsolete], drop, now);
  if (Object.keys(stack.resources).length === 0 && stack.obsolete.length === 0) completeStack(heat, stack);
  else if (!failOfStubborn(heat, stack)) heat.store.stacks.put(stack);
  return due;
}

/** Fails a stack of which something could not be deleted, once nothing else of it is going; answers whether. */
function failOfStubborn(heat: HeatContext, stack: StackRecord): boolean {
  const all = [...Object.values(stack.resources), ...stack.obsolete];
  const failure = all.find((one) => isStubborn(stack, one))?.failure;
  if (!failure || all.some(({ status }) => status === 'IN_PROGRESS')) return false;
  failStack(heat, stack, failure);
  return true;
}

function build(heat: HeatContext, stack: StackRecord, now: number): number | null {
  if (stack.status !== 'IN_PROGRESS') return follow(heat, stack, now);
  const template = templateOf(sourceOf(heat, stack), stack.body);
  const scope = liveScope(heat, stack, template);
  const wanted = Object.keys(template.resources).filter((name) =>
    holds(template.resources[name]?.condition, scope),
  );
  prepare(stack, template, wanted);
  let due: number | null = null;
  for (let moved = true; moved; ) {
    due = follow(heat, stack, now);
    moved = startReady(heat, stack, template, scope, wanted);
  }
  const failed = Object.values(stack.resources).find(
    (one) => one.status === 'FAILED' && one.traversal === stack.traversal,
  );
  if (failed?.failure) {
    failStack(heat, stack, failed.failure);
    return due;
  }
  const done = wanted.every((name) => settled(stack, name));
  return done ? cleanUp(heat, stack, new Set(wanted), now) : due;
}

/** Every resource of the template has a record from the start, as Heat shows them. */
function prepare(stack: StackRecord, template: Template, wanted: readonly string[]): void {
  for (const name of wanted) {
    const definition = template.resources[name];
    if (definition && !stack.resources[name]) {
      stack.resources[name] = initialResource(stack, name, definition, requirementsOf(definition, template));
    }
  }
}

function follow(heat: HeatContext, stack: StackRecord, now: number): number | null {
  let due: number | null = null;
  for (const resource of Object.values(stack.resources)) {
    if (inProgress(resource)) due = earliest(due, followResource(heat, stack, resource, now));
  }
  return due;
}

function settled(stack: StackRecord, name: string): boolean {
  const resource = stack.resources[name];
  return resource?.traversal === stack.traversal && resource.status === 'COMPLETE';
}

function startReady(
  heat: HeatContext,
  stack: StackRecord,
  template: Template,
  scope: Scope,
  wanted: readonly string[],
): boolean {
  if (
    Object.values(stack.resources).some((one) => one.status === 'FAILED' && one.traversal === stack.traversal)
  )
    return false;
  let started = false;
  for (const name of wanted) {
    const resource = stack.resources[name];
    const definition = template.resources[name];
    if (!resource || !definition || resource.traversal === stack.traversal || inProgress(resource)) continue;
    const ready = requirementsOf(definition, template).every(
      (other) => !wanted.includes(other) || settled(stack, other),
    );
    if (!ready) continue;
    startResource(heat, stack, name, template, scope);
    started = true;
  }
  return started;
}

function cleanUp(
  heat: HeatContext,
  stack: StackRecord,
  wanted: ReadonlySet<string>,
  now: number,
): number | null {
  const unwanted = Object.values(stack.resources).filter((one) => !wanted.has(one.name));
  const drop = (gone: ResourceRecord): void => {
    if (stack.resources[gone.name] === gone) delete stack.resources[gone.name];
    stack.obsolete = stack.obsolete.filter((one) => one !== gone);
  };
  const due = removeResources(heat, stack, [...unwanted, ...stack.obsolete], drop, now);
  const left =
    stack.obsolete.length + Object.keys(stack.resources).filter((name) => !wanted.has(name)).length;
  if (left === 0) completeStack(heat, stack);
  else if (!failOfStubborn(heat, stack)) heat.store.stacks.put(stack);
  return due;
}
