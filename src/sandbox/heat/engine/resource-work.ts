import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { duration, isoSeconds } from '../../clock.js';
import { explicitDependencies, referencesIn } from '../../hot/dependencies.js';
import { evaluate } from '../../hot/evaluate.js';
import type { Scope } from '../../hot/scope.js';
import type { ResourceDefinition, Template } from '../../hot/template.js';
import { isMap } from '../../hot/values.js';
import { uuid } from '../../identifiers.js';
import { HeatFault } from '../fault.js';
import { checkProperties } from '../types/property.js';
import { type Progress, ResourceFailure } from '../types/resource-type.js';
import { constraintsFor, type HeatContext, sourceOf } from './context.js';
import { checkNested, createNested, nestedFailure, updateNested } from './nested.js';
import type { Failure, ResourceRecord, StackRecord } from './records.js';
import { batchOf } from './rolling.js';
import { type Kind, kindOf, propertiesOf } from './templates.js';
import { beginResource, completeResource, failResource } from './transitions.js';

const LONG_TEXT = 1024;

/** Properties to keep for comparing: long texts as digests. */
function kept(value: unknown): unknown {
  if (typeof value === 'string' && value.length > LONG_TEXT)
    return `sha256:${createHash('sha256').update(value).digest('hex')}`;
  if (Array.isArray(value)) return value.map(kept);
  if (isMap(value)) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, kept(one)]));
  return value ?? null;
}

/** The resources that a definition needs before it. */
export function requirementsOf(definition: ResourceDefinition, template: Template): string[] {
  const names = [
    ...explicitDependencies(definition.dependsOn),
    ...referencesIn([definition.properties, definition.metadata]).map((found) => found.resource),
  ];
  return [...new Set(names)].filter((name) => Object.hasOwn(template.resources, name));
}

/** A resource that nothing was done for yet. */
export function initialResource(
  stack: StackRecord,
  name: string,
  definition: ResourceDefinition,
  requires: string[],
): ResourceRecord {
  const now = isoSeconds();
  return {
    name,
    id: uuid(),
    type: definition.type,
    physicalId: null,
    action: 'INIT',
    status: 'COMPLETE',
    reason: '',
    failure: null,
    createdAt: now,
    updatedAt: now,
    traversal: stack.traversal - 1,
    due: null,
    requires,
    properties: {},
    metadata: {},
    data: {},
  };
}

/** What a resource failed with; throws what is no failure of a resource. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ResourceFailure) return { kind: error.kind, path: [], message: error.message };
  if (error instanceof HeatFault) return { kind: error.type, path: [], message: error.message };
  throw error;
}

/** Runs a step of a resource; what it throws makes the resource fail. */
function attempt(heat: HeatContext, stack: StackRecord, resource: ResourceRecord, step: () => void): void {
  try {
    step();
  } catch (error) {
    failResource(heat, stack, resource, failureOf(error));
  }
}

function evaluated(
  heat: HeatContext,
  stack: StackRecord,
  definition: ResourceDefinition,
  resource: ResourceRecord,
  kind: Kind,
  scope: Scope,
) {
  const given = evaluate(definition.properties, scope);
  const map = isMap(given) ? given : {};
  if (kind.kind === 'plain' && kind.anything) return map;
  const table = propertiesOf(sourceOf(heat, stack), kind);
  return checkProperties(table, map, `resources.${resource.name}.properties`, constraintsFor(heat, stack));
}

type Plan = 'keep' | 'change' | 'replace' | 'create';

function planFor(
  resource: ResourceRecord,
  definition: ResourceDefinition,
  kind: Kind,
  properties: Record<string, unknown>,
  heat: HeatContext,
  stack: StackRecord,
): Plan {
  if (resource.action === 'INIT') return 'create';
  if (resource.type !== definition.type) return 'replace';
  if (kind.kind !== 'plain') return 'change';
  if (resource.status === 'FAILED') return 'replace';
  const table = propertiesOf(sourceOf(heat, stack), kind);
  const next = kept(properties) as Record<string, unknown>;
  const ignored = kind.type.ignores?.(properties) ?? [];
  const differing = [...new Set([...Object.keys(next), ...Object.keys(resource.properties)])].filter(
    (name) => !ignored.includes(name) && !isDeepStrictEqual(next[name], resource.properties[name]),
  );
  if (differing.length === 0) return 'keep';
  return kind.anything || differing.every((name) => table[name]?.updatable) ? 'change' : 'replace';
}

/** Brings a resource whose requirements are met towards the current template. */
export function startResource(
  heat: HeatContext,
  stack: StackRecord,
  name: string,
  template: Template,
  scope: Scope,
): void {
  const definition = template.resources[name];
  const existing = stack.resources[name];
  if (!definition || !existing) return;
  existing.traversal = stack.traversal;
  attempt(heat, stack, existing, () => {
    const kind = kindOf(sourceOf(heat, stack), definition.type, name);
    const properties = evaluated(heat, stack, definition, existing, kind, scope);
    const plan = planFor(existing, definition, kind, properties, heat, stack);
    const requires = requirementsOf(definition, template);
    existing.requires = plan === 'replace' ? existing.requires : requires;
    if (plan === 'keep') {
      heat.store.stacks.put(stack);
      return;
    }
    const resource = plan === 'replace' ? replacement(stack, existing, definition, requires) : existing;
    resource.properties = kept(properties) as Record<string, unknown>;
    resource.metadata = evaluate(definition.metadata, scope);
    beginResource(heat, stack, resource, plan === 'change' ? 'UPDATE' : 'CREATE');
    const batch = batchOf(evaluate(definition.updatePolicy, scope));
    attempt(heat, stack, resource, () => setOff(heat, stack, resource, kind, properties, plan, batch));
  });
}

function replacement(
  stack: StackRecord,
  old: ResourceRecord,
  definition: ResourceDefinition,
  requires: string[],
): ResourceRecord {
  stack.obsolete.push(old);
  const resource = { ...initialResource(stack, old.name, definition, requires), traversal: stack.traversal };
  stack.resources[old.name] = resource;
  return resource;
}

function setOff(
  heat: HeatContext,
  stack: StackRecord,
  resource: ResourceRecord,
  kind: Kind,
  properties: Record<string, unknown>,
  plan: Plan,
  batch: number | null,
): void {
  if (kind.kind !== 'plain') {
    if (plan === 'change') updateNested(heat, stack, resource, kind, properties, batch);
    else createNested(heat, stack, resource, kind, properties);
    resource.due = null;
    return;
  }
  const context = { cloud: heat, stack, resource, properties };
  if (plan === 'change') kind.type.update?.(context);
  else kind.type.create(context);
  resource.due = Date.now() + duration(kind.type.takes, heat.pace);
  heat.store.stacks.put(stack);
}

/** Looks at a resource in progress; answers when to look again (null: when woken). */
export function followResource(
  heat: HeatContext,
  stack: StackRecord,
  resource: ResourceRecord,
  now: number,
): number | null {
  const kind = kindOf(sourceOf(heat, stack), resource.type, resource.name);
  if (kind.kind !== 'plain') {
    const failure = nestedFailure(heat, resource);
    if (failure) failResource(heat, stack, resource, failure);
    else attempt(heat, stack, resource, () => settle(heat, stack, resource, checkNested(heat, resource)));
    return resource.due;
  }
  const waits = kind.type.check !== undefined && kind.type.takes === 'nothing';
  if (!waits && resource.due !== null && now < resource.due) return resource.due;
  attempt(heat, stack, resource, () => {
    const context = { cloud: heat, stack, resource, properties: resource.properties };
    settle(heat, stack, resource, kind.type.check?.(context) ?? 'done');
  });
  return resource.due;
}

function settle(heat: HeatContext, stack: StackRecord, resource: ResourceRecord, progress: Progress): void {
  if (progress === 'done') completeResource(heat, stack, resource);
  else if (resource.due !== progress.again) {
    resource.due = progress.again;
    heat.store.stacks.put(stack);
  }
}
