import { evaluate } from '../../hot/evaluate.js';
import { shownParameter } from '../../hot/parameters.js';
import type { Template } from '../../hot/template.js';
import { holds } from '../engine/conditions.js';
import { type HeatContext, sourceOf } from '../engine/context.js';
import { attributeOf, liveScope, stackParameters } from '../engine/live-scope.js';
import type { ResourceRecord, StackEvent, StackRecord } from '../engine/records.js';
import { attributesOf, kindOf, templateOf } from '../engine/templates.js';
import { HeatFault } from '../fault.js';

/** URL of a stack. */
export function stackUrl(heat: HeatContext, stack: Pick<StackRecord, 'projectId' | 'name' | 'id'>): string {
  return `${heat.url()}/heat/v1/${stack.projectId}/stacks/${stack.name}/${stack.id}`;
}

function ownerName(heat: HeatContext, stack: StackRecord): string {
  return heat.store.users.get(stack.userId)?.name ?? '';
}

/** What lists and details have in common. */
export function stackSummary(heat: HeatContext, stack: StackRecord): Record<string, unknown> {
  const { description } = templateOf(sourceOf(heat, stack), stack.body);
  return {
    id: stack.id,
    links: [{ href: stackUrl(heat, stack), rel: 'self' }],
    stack_name: stack.name,
    description: description === 'No description' ? '' : description,
    stack_status: `${stack.action}_${stack.status}`,
    stack_status_reason: stack.reason,
    creation_time: stack.createdAt,
    updated_time: stack.updatedAt,
    deletion_time: stack.deletedAt,
    stack_owner: ownerName(heat, stack),
    parent: stack.parent?.stackId ?? null,
    stack_user_project_id: stack.stackUserProjectId,
    tags: stack.tags,
  };
}

function shownParameters(heat: HeatContext, stack: StackRecord, template: Template): Record<string, string> {
  const values = stackParameters(heat, stack, template);
  return {
    'OS::stack_id': stack.id,
    'OS::project_id': stack.projectId,
    'OS::stack_name': stack.name,
    ...Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, shownParameter(template.parameters[name], value)]),
    ),
  };
}

/** One output; `output_error` beside a null when its value could not be computed. */
export function shownOutput(
  heat: HeatContext,
  stack: StackRecord,
  template: Template,
  key: string,
): Record<string, unknown> {
  const output = template.outputs[key];
  const about = { output_key: key, description: output?.description ?? 'No description given' };
  try {
    const scope = liveScope(heat, stack, template);
    const value = holds(output?.condition ?? true, scope) ? evaluate(output?.value, scope) : null;
    return { ...about, output_value: value ?? null };
  } catch (error) {
    if (!(error instanceof HeatFault)) throw error;
    return { ...about, output_error: error.message, output_value: null };
  }
}

/** The whole of a stack. A deleted one has no outputs any more. */
export function stackDetail(
  heat: HeatContext,
  stack: StackRecord,
  outputs: boolean,
): Record<string, unknown> {
  const template = templateOf(sourceOf(heat, stack), stack.body);
  return {
    ...stackSummary(heat, stack),
    description: template.description,
    template_description: template.description,
    notification_topics: [],
    parameters: shownParameters(heat, stack, template),
    capabilities: [],
    disable_rollback: stack.disableRollback,
    timeout_mins: stack.timeoutMins,
    ...(outputs && stack.deletedAt === null
      ? { outputs: Object.keys(template.outputs).map((key) => shownOutput(heat, stack, template, key)) }
      : {}),
  };
}

function requiredBy(stack: StackRecord, name: string): string[] {
  return Object.values(stack.resources)
    .filter((one) => one.requires.includes(name))
    .map((one) => one.name);
}

/** One resource, as lists show it. */
export function shownResource(
  heat: HeatContext,
  stack: StackRecord,
  resource: ResourceRecord,
): Record<string, unknown> {
  const nested = heat.store.stacks.get(resource.physicalId ?? '');
  const url = stackUrl(heat, stack);
  return {
    updated_time: resource.updatedAt,
    creation_time: resource.createdAt,
    logical_resource_id: resource.name,
    resource_name: resource.name,
    physical_resource_id: resource.physicalId ?? '',
    resource_status: `${resource.action}_${resource.status}`,
    resource_status_reason: resource.reason,
    resource_type: resource.type,
    links: [
      { href: `${url}/resources/${resource.name}`, rel: 'self' },
      { href: url, rel: 'stack' },
      ...(nested ? [{ href: stackUrl(heat, nested), rel: 'nested' }] : []),
    ],
    required_by: requiredBy(stack, resource.name),
    ...(stack.parent ? { parent_resource: stack.parent.resource } : {}),
  };
}

/** One resource with its attributes. */
export function resourceDetail(
  heat: HeatContext,
  stack: StackRecord,
  resource: ResourceRecord,
): Record<string, unknown> {
  const kind = kindOf(sourceOf(heat, stack), resource.type, resource.name);
  const names = attributesOf(kind) ?? [];
  return {
    ...shownResource(heat, stack, resource),
    description: '',
    attributes: Object.fromEntries(
      names.map((name) => [name, attributeOf(heat, stack, resource, [name]) ?? null]),
    ),
  };
}

/** One event. `root` is given when events of nested stacks are asked for. */
export function shownEvent(
  heat: HeatContext,
  event: StackEvent,
  root: StackRecord | null,
): Record<string, unknown> | null {
  const stack = heat.store.stacks.get(event.stackId);
  if (!stack) return null;
  const url = stackUrl(heat, stack);
  const resourceUrl = `${url}/resources/${event.resourceName}`;
  return {
    id: event.id,
    links: [
      { href: `${resourceUrl}/events/${event.id}`, rel: 'self' },
      { href: resourceUrl, rel: 'resource' },
      { href: url, rel: 'stack' },
      ...(root ? [{ href: stackUrl(heat, root), rel: 'root_stack' }] : []),
    ],
    event_time: event.time,
    logical_resource_id: event.resourceName,
    resource_name: event.resourceName,
    physical_resource_id: event.physicalId,
    resource_status: event.status,
    resource_status_reason: event.reason,
  };
}
