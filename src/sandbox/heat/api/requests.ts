import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { mergeEnvironments, readEnvironment } from '../../hot/environment.js';
import { isMap } from '../../hot/values.js';
import { parseYamlMap } from '../../hot/yaml.js';
import { uuid } from '../../identifiers.js';
import type { StackEnvironment, StackSource } from '../engine/records.js';
import { HeatFault, validationFault } from '../fault.js';

const bodySchema = z.looseObject({
  stack_name: z.unknown().optional(),
  template: z.unknown().optional(),
  files: z.record(z.string(), z.unknown()).nullish(),
  environment: z.unknown().optional(),
  environment_files: z.array(z.string()).nullish(),
  parameters: z.record(z.string(), z.unknown()).nullish(),
  tags: z.unknown().optional(),
  timeout_mins: z.unknown().optional(),
  disable_rollback: z.unknown().optional(),
  existing: z.unknown().optional(),
});

/** A body about a stack, parsed but not yet checked. */
export type StackBodyRequest = z.infer<typeof bodySchema>;

const bad = (message: string) => new HeatFault(400, 'HTTPBadRequest', message);

/** The body of a request about a stack. */
export function stackBody(request: FastifyRequest): StackBodyRequest {
  const parsed = bodySchema.safeParse(request.body ?? {});
  if (!parsed.success) throw bad(`Malformed request: ${parsed.error.issues[0]?.path.join('.') ?? 'body'}`);
  return parsed.data;
}

/** The template as a mapping. 400 without one. */
export function templateIn(body: StackBodyRequest): Record<string, unknown> {
  if (typeof body.template === 'string') return parseYamlMap(body.template, 'Template');
  if (!isMap(body.template)) throw bad('No template specified');
  return body.template;
}

/** Files as text; a mapping given as a file stands for its JSON. */
export function filesIn(body: StackBodyRequest): Record<string, string> {
  return Object.fromEntries(
    Object.entries(body.files ?? {}).map(([key, value]) => [
      key,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
}

/** The environment: `environment_files` left to right, else `environment`; then `parameters` on top. */
export function environmentIn(body: StackBodyRequest, files: Record<string, string>): StackEnvironment {
  const named = (body.environment_files ?? []).map((key) => {
    const text = files[key];
    if (text === undefined) throw bad(`Environment file "${key}" is not among the files`);
    return readEnvironment(text);
  });
  const environments = named.length > 0 ? named : [readEnvironment(body.environment)];
  const own = { parameters: body.parameters ?? {}, parameter_defaults: {}, resource_registry: {} };
  return mergeEnvironments([...environments, own]);
}

/** Everything a stack is made from, not yet kept. */
export function sourceIn(body: StackBodyRequest): StackSource {
  const files = filesIn(body);
  return { id: uuid(), template: templateIn(body), files, environment: environmentIn(body, files) };
}

/** Minutes, or null for no limit. */
export function timeoutIn(body: StackBodyRequest): number | null {
  const given = body.timeout_mins;
  if (given === undefined || given === null) return null;
  const minutes = Number(given);
  if (!Number.isInteger(minutes) || given === '') throw bad("Only integer is acceptable by 'timeout_mins'.");
  if (minutes < 0)
    throw bad(`Value '${minutes}' is invalid for 'timeout_mins' which only accepts non-negative integer.`);
  return minutes === 0 ? null : minutes;
}

/** Heat rolls back only when asked not to disable it. */
export function disableRollbackIn(body: StackBodyRequest): boolean | undefined {
  const given = body.disable_rollback;
  if (given === undefined || given === null) return undefined;
  const text = String(given).toLowerCase();
  if (text !== 'true' && text !== 'false') {
    throw new HeatFault(
      400,
      'ValueError',
      `Unrecognized value "${text}" for "disable_rollback", acceptable values are: true, false`,
    );
  }
  return text === 'true';
}

/** Tags, given as one comma separated text or a list. */
export function tagsIn(body: StackBodyRequest): string[] | undefined {
  if (body.tags === undefined || body.tags === null) return undefined;
  const tags = Array.isArray(body.tags) ? body.tags.map(String) : String(body.tags).split(',');
  for (const tag of tags) {
    if (tag === '' || tag.length > 80)
      throw bad(`Invalid tag, "${tag}" is longer than 80 characters or empty`);
  }
  return tags;
}

/** The name of a new stack, by Heat's rule. */
export function nameIn(body: StackBodyRequest): string {
  if (body.stack_name === undefined || body.stack_name === null || body.stack_name === '')
    throw bad('No stack name specified');
  const name = String(body.stack_name);
  if (!/^[a-zA-Z][a-zA-Z0-9_.-]{0,254}$/.test(name)) {
    throw validationFault(
      `Invalid stack name ${name} must contain only alphanumeric or "_-." characters, must start with alpha and must be 255 characters or less.`,
    );
  }
  return name;
}
