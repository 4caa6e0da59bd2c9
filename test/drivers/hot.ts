import { parse } from 'yaml';
import { z } from 'zod';

const Section = z.record(z.string(), z.unknown()).default({});

const Resource = z.object({
  type: z.string(),
  condition: z.unknown().optional(),
  depends_on: z.unknown().optional(),
  update_policy: z.unknown().optional(),
  properties: Section,
});

const Template = z.strictObject({
  heat_template_version: z.string(),
  description: z.string().min(1),
  parameters: z
    .record(
      z.string(),
      z.object({ type: z.string(), default: z.unknown().optional(), hidden: z.boolean().default(false) }),
    )
    .default({}),
  conditions: Section,
  resources: z.record(z.string(), Resource).default({}),
  outputs: z.record(z.string(), z.object({ value: z.unknown() })).default({}),
});

/** A HOT template as the tests look at it. */
export type Template = z.infer<typeof Template>;

/** Parses a template; throws when it is no HOT. */
export function parseTemplate(text: string): Template {
  return Template.parse(parse(text));
}

/** A call of a HOT function. */
export interface Call {
  readonly name: string;
  readonly argument: unknown;
}

/** Every `{name: argument}` in a part of a template, outermost first. */
export function callsIn(part: unknown): Call[] {
  if (Array.isArray(part)) return part.flatMap(callsIn);
  if (typeof part !== 'object' || part === null) return [];
  const entries = Object.entries(part);
  const own = entries.length === 1 && entries[0] ? [{ name: entries[0][0], argument: entries[0][1] }] : [];
  return [...own, ...entries.flatMap(([, value]) => callsIn(value))];
}

/** Names of the parameters that a part of a template reads. */
export function parametersRead(part: unknown): string[] {
  return callsIn(part)
    .filter(({ name }) => name === 'get_param')
    .map(({ argument }) => String(Array.isArray(argument) ? argument[0] : argument))
    .filter((name) => !name.startsWith('OS::'));
}

/** A nested stack, or a group's member: which template it is of, and what that one is given. */
export interface Nesting {
  readonly resource: string;
  readonly template: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

const Definition = z.object({ type: z.string(), properties: Section });

/** The nested templates of a template. */
export function nestings(template: Template): Nesting[] {
  return Object.entries(template.resources).flatMap(([resource, { type, properties }]) => {
    const definition =
      type === 'OS::Heat::ResourceGroup' ? Definition.parse(properties.resource_def) : { type, properties };
    if (!definition.type.endsWith('.yaml')) return [];
    return [{ resource, template: definition.type, properties: definition.properties }];
  });
}
