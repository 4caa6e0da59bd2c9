import { evaluate } from '../../hot/evaluate.js';
import { parameterValues } from '../../hot/parameters.js';
import type { Scope } from '../../hot/scope.js';
import type { Template } from '../../hot/template.js';
import { asText, follow } from '../../hot/values.js';
import { HeatFault, validationFault } from '../fault.js';
import { conditionTable, holds } from './conditions.js';
import { type HeatContext, sourceOf } from './context.js';
import { inOrder } from './group.js';
import type { ResourceRecord, StackRecord } from './records.js';
import { kindOf, templateOf } from './templates.js';

/** The ARN that stands for a nested stack in `get_resource`. */
export function stackArn(stack: StackRecord): string {
  return `arn:openstack:heat::${stack.projectId}:stacks/${stack.name}/${stack.id}`;
}

const started = (resource: ResourceRecord | undefined): resource is ResourceRecord =>
  resource !== undefined && resource.action !== 'INIT' && resource.action !== 'DELETE';

const context = (heat: HeatContext, stack: StackRecord, resource: ResourceRecord) => ({
  cloud: heat,
  stack,
  resource,
  properties: resource.properties,
});

/** What `get_resource` gives for a resource that exists; null before. */
export function referenceTo(
  heat: HeatContext,
  stack: StackRecord,
  resource: ResourceRecord | undefined,
): unknown {
  if (!started(resource)) return null;
  const kind = kindOf(sourceOf(heat, stack), resource.type, resource.name);
  if (kind.kind === 'plain') {
    return kind.type.reference ? kind.type.reference(context(heat, stack, resource)) : resource.physicalId;
  }
  const nested = heat.store.stacks.get(resource.physicalId ?? '');
  if (!nested) return resource.physicalId;
  const own = kind.kind === 'group' ? undefined : outputValue(heat, nested, 'OS::stack_id');
  return own ?? (kind.kind === 'file' ? stackArn(nested) : nested.id);
}

/** One output's value; undefined when the stack has no such output. */
export function outputValue(heat: HeatContext, stack: StackRecord, name: string): unknown {
  const template = templateOf(sourceOf(heat, stack), stack.body);
  const output = template.outputs[name];
  if (!output) return undefined;
  const scope = liveScope(heat, stack, template);
  return holds(output.condition, scope) ? evaluate(output.value, scope) : null;
}

function inner(
  heat: HeatContext,
  nested: StackRecord,
  path: string,
  rest: readonly unknown[],
  of: string,
): unknown {
  const [name = '', ...more] = path.split('.');
  const resource = nested.resources[name];
  if (!resource)
    throw new HeatFault(404, 'NotFound', `Member '${name}' not found in group resource '${of}'.`);
  const steps = more.length > 0 ? [more.join('.'), ...rest] : rest;
  return steps.length === 0
    ? referenceTo(heat, nested, resource)
    : attributeOf(heat, nested, resource, steps);
}

function groupAttribute(
  heat: HeatContext,
  nested: StackRecord,
  resource: ResourceRecord,
  path: readonly unknown[],
): unknown {
  const [name, ...rest] = path;
  const members = inOrder(nested.resources);
  if (name === 'refs')
    return follow(
      members.map((one) => referenceTo(heat, nested, one)),
      rest,
    );
  if (name === 'refs_map') {
    return follow(Object.fromEntries(members.map((one) => [one.name, referenceTo(heat, nested, one)])), rest);
  }
  if (name === 'removed_rsrc_list') return resource.data.removed ?? [];
  if (name === 'attributes') {
    return Object.fromEntries(members.map((one) => [one.name, attributeOf(heat, nested, one, rest)]));
  }
  return members.map((one) => attributeOf(heat, nested, one, path));
}

/** What `get_attr` gives: null before the resource is there. */
export function attributeOf(
  heat: HeatContext,
  stack: StackRecord,
  resource: ResourceRecord | undefined,
  path: readonly unknown[],
): unknown {
  if (!started(resource)) return null;
  const kind = kindOf(sourceOf(heat, stack), resource.type, resource.name);
  const [first, ...rest] = path;
  const name = asText(first);
  if (kind.kind === 'plain') {
    return follow(kind.type.attribute(context(heat, stack, resource), name), rest) ?? null;
  }
  const nested = heat.store.stacks.get(resource.physicalId ?? '');
  if (!nested) return null;
  if (name.startsWith('resource.'))
    return inner(heat, nested, name.slice('resource.'.length), rest, resource.name) ?? null;
  if (kind.kind === 'group') return groupAttribute(heat, nested, resource, path) ?? null;
  if (kind.kind === 'stack' && name === 'stack_name') return nested.name;
  if (kind.kind === 'stack' && name === 'outputs') {
    return follow(outputValue(heat, nested, asText(rest[0])), rest.slice(1)) ?? null;
  }
  const value = outputValue(heat, nested, name);
  if (value === undefined)
    throw validationFault(`The Referenced Attribute (${resource.name} ${name}) is incorrect.`);
  return follow(value, rest) ?? null;
}

/** The values of a stack's parameters. They were checked when it was made. */
export function stackParameters(
  heat: HeatContext,
  stack: StackRecord,
  template: Template,
): Record<string, unknown> {
  const source = sourceOf(heat, stack);
  const sources = { given: stack.parameters, defaults: source.environment.parameter_defaults };
  return parameterValues(template.parameters, sources, () => null, 'ignored');
}

/** Looks things up in a stack that runs. */
export function liveScope(heat: HeatContext, stack: StackRecord, template: Template): Scope {
  const values = stackParameters(heat, stack, template);
  const pseudo: Record<string, unknown> = {
    'OS::stack_id': stack.id,
    'OS::stack_name': stack.name,
    'OS::project_id': stack.projectId,
  };
  const { files } = sourceOf(heat, stack);
  const scope: Scope = {
    parameter: (name) => (Object.hasOwn(values, name) ? values[name] : pseudo[name]),
    resource: (name) => referenceTo(heat, stack, stack.resources[name]),
    attribute: (name, path) => attributeOf(heat, stack, stack.resources[name], path),
    file: (key) => files[key],
    condition: (name) => conditions(name),
  };
  const conditions = conditionTable(template, scope);
  return scope;
}
