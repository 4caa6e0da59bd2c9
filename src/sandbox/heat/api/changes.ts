import type { FastifyRequest } from 'fastify';
import { describeParameter } from '../../hot/parameters.js';
import { UNKNOWN } from '../../hot/values.js';
import { caller } from '../../http/caller.js';
import { uuid } from '../../identifiers.js';
import { constraintsFor, type HeatContext, sourceOf } from '../engine/context.js';
import { previewResources } from '../engine/preview.js';
import type { StackBody, StackRecord, StackSource } from '../engine/records.js';
import { changeStack, purge, startStack } from '../engine/stacks.js';
import { templateOf } from '../engine/templates.js';
import { type Validation, validateStack } from '../engine/validation.js';
import { HeatFault } from '../fault.js';
import {
  disableRollbackIn,
  environmentIn,
  filesIn,
  nameIn,
  sourceIn,
  stackBody,
  tagsIn,
  templateIn,
  timeoutIn,
} from './requests.js';

const ROOT: StackBody = { kind: 'root' };

function validationOf(
  heat: HeatContext,
  request: FastifyRequest,
  source: StackSource,
  given: Record<string, unknown>,
  stackName: string,
): Validation {
  const { projectId, user } = caller(request);
  const owner = { projectId: projectId ?? '', userId: user.id };
  const custom = constraintsFor(heat, owner);
  return { source, body: ROOT, given, custom, stackName, projectId: owner.projectId };
}

function check(...about: Parameters<typeof validationOf>): void {
  validateStack(validationOf(...about));
}

/** `POST /stacks`. */
export function createStack(heat: HeatContext, request: FastifyRequest): StackRecord {
  const body = stackBody(request);
  const name = nameIn(body);
  const source = sourceIn(body);
  const timeoutMins = timeoutIn(body);
  const { projectId, user } = caller(request);
  if (
    heat.store.stacks.find(
      (one) => one.name === name && one.projectId === projectId && one.deletedAt === null,
    )
  ) {
    throw new HeatFault(409, 'StackExists', `The Stack (${name}) already exists.`);
  }
  check(heat, request, source, source.environment.parameters, name);
  purge(heat);
  heat.store.sources.put(source);
  return startStack(heat, {
    name,
    projectId: projectId ?? '',
    userId: user.id,
    parent: null,
    timeoutMins,
    disableRollback: disableRollbackIn(body) ?? true,
    tags: tagsIn(body) ?? [],
    sourceId: source.id,
    body: ROOT,
    parameters: source.environment.parameters,
  });
}

function nextSource(
  heat: HeatContext,
  stack: StackRecord,
  request: FastifyRequest,
  existing: boolean,
): StackSource {
  const body = stackBody(request);
  const before = sourceOf(heat, stack);
  if (!existing) return sourceIn(body);
  const files = { ...before.files, ...filesIn(body) };
  const change = environmentIn(body, files);
  return {
    id: uuid(),
    template: body.template === undefined || body.template === null ? before.template : templateIn(body),
    files,
    environment: {
      parameters: { ...stack.parameters, ...change.parameters },
      parameter_defaults: { ...before.environment.parameter_defaults, ...change.parameter_defaults },
      resource_registry: { ...before.environment.resource_registry, ...change.resource_registry },
    },
  };
}

/** Heat's words for what a stack is at when it takes no update, by its last action. */
const unfitForUpdates: Readonly<Record<string, string>> = { SUSPEND: 'suspended', DELETE: 'deleting' };

/** `PUT` (everything anew) and `PATCH` (`existing`: what is not given stays). */
export function updateStack(
  heat: HeatContext,
  stack: StackRecord,
  request: FastifyRequest,
  existing: boolean,
): void {
  const unfit = unfitForUpdates[stack.action];
  if (unfit)
    throw new HeatFault(400, 'NotSupported', `Updating a stack when it is ${unfit} is not supported.`);
  const body = stackBody(request);
  const source = nextSource(heat, stack, request, existing);
  const known = existing ? templateOf(source, ROOT).parameters : null;
  const parameters = known
    ? Object.fromEntries(
        Object.entries(source.environment.parameters).filter(([name]) => Object.hasOwn(known, name)),
      )
    : source.environment.parameters;
  const timeoutMins = timeoutIn(body) ?? stack.timeoutMins;
  const disableRollback = disableRollbackIn(body) ?? stack.disableRollback;
  check(heat, request, source, parameters, stack.name);
  heat.store.sources.put(source);
  const tags = tagsIn(body) ?? (existing ? stack.tags : []);
  changeStack(heat, stack, {
    sourceId: source.id,
    body: ROOT,
    parameters,
    timeoutMins,
    disableRollback,
    tags,
  });
}

/** `POST /validate`: the parameters the template wants. */
export function validateTemplate(heat: HeatContext, request: FastifyRequest): Record<string, unknown> {
  const source = sourceIn(stackBody(request));
  const template = templateOf(source, ROOT);
  const given = { ...placeholders(template.parameters), ...source.environment.parameters };
  try {
    check(heat, request, source, given, 'validate');
  } catch (error) {
    throw error instanceof HeatFault
      ? new HeatFault(
          400,
          error.type === 'StackValidationFailed' ? 'HTTPBadRequest' : error.type,
          error.message,
        )
      : error;
  }
  return {
    Description: template.description,
    Parameters: Object.fromEntries(
      Object.entries(template.parameters).map(([name, schema]) => [name, describeParameter(name, schema)]),
    ),
    Environment: {
      ...source.environment,
      resource_registry: { resources: {}, ...source.environment.resource_registry },
      event_sinks: [],
    },
  };
}

/** Values that stand for parameters without a default: a template alone may be validated. */
function placeholders(parameters: Record<string, Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parameters)
      .filter(([, schema]) => schema.default === undefined)
      .map(([name]) => [name, UNKNOWN]),
  );
}

/** `POST /stacks/preview`: what would be made. */
export function previewStack(heat: HeatContext, request: FastifyRequest): Record<string, unknown> {
  const body = stackBody(request);
  const name = nameIn(body);
  const source = sourceIn(body);
  const validation = validationOf(heat, request, source, source.environment.parameters, name);
  validateStack(validation);
  const template = templateOf(source, ROOT);
  return {
    stack_name: name,
    id: 'None',
    description: template.description,
    template_description: template.description,
    disable_rollback: true,
    timeout_mins: timeoutIn(body),
    tags: tagsIn(body) ?? [],
    outputs: [],
    resources: previewResources(validation),
  };
}
