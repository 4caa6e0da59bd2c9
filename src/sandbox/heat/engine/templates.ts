import { isTemplateKey, resolveType } from '../../hot/environment.js';
import { readTemplate, type Template } from '../../hot/template.js';
import { parseYamlMap } from '../../hot/yaml.js';
import { validationFault } from '../fault.js';
import type { PropertyTable } from '../types/property.js';
import { groupProperties, resourceTypes, stackProperties } from '../types/registry.js';
import type { ResourceType } from '../types/resource-type.js';
import { none } from '../types/values.js';
import type { StackBody, StackSource } from './records.js';

/** What stands behind a resource's type: a plain resource, or a stack of its own. */
export type Kind =
  | { kind: 'plain'; type: ResourceType; anything: boolean }
  | { kind: 'file'; key: string }
  | { kind: 'group' }
  | { kind: 'stack' };

const parsed = new WeakMap<object, Map<string, Template>>();

/** The template a stack runs. Parsed once for each source and file. */
export function templateOf(source: StackSource, body: StackBody): Template {
  if (body.kind === 'inline') return readTemplate(body.template);
  const cache = parsed.get(source) ?? new Map<string, Template>();
  parsed.set(source, cache);
  const key = body.kind === 'root' ? '' : body.key;
  const known = cache.get(key);
  if (known) return known;
  const template = body.kind === 'root' ? readTemplate(source.template) : fileTemplate(source, body.key);
  cache.set(key, template);
  return template;
}

function fileTemplate(source: StackSource, key: string): Template {
  const text = source.files[key];
  if (text === undefined)
    throw validationFault(`Could not fetch remote template "${key}": Invalid URL scheme `);
  return readTemplate(parseYamlMap(text, 'Template'));
}

/**
 * Looks a resource's type up, through the environment's registry.
 * @throws HeatFault 400 for a type nobody knows.
 */
export function kindOf(source: StackSource, type: string, resource: string): Kind {
  const resolved = resolveType(source.environment.resource_registry, type, resource);
  if (resolved === 'OS::Heat::ResourceGroup') return { kind: 'group' };
  if (resolved === 'OS::Heat::Stack') return { kind: 'stack' };
  const plain = resourceTypes.get(resolved);
  if (plain) return { kind: 'plain', type: plain, anything: plain === none };
  if (isTemplateKey(resolved) || source.files[resolved] !== undefined) return { kind: 'file', key: resolved };
  throw validationFault(`The Resource Type (${type}) could not be found.`);
}

const PARAMETER_TYPES: Record<string, 'string' | 'number' | 'boolean' | 'list' | 'any'> = {
  string: 'string',
  number: 'number',
  boolean: 'boolean',
  comma_delimited_list: 'any',
  json: 'any',
};

/** The properties a kind of resource takes; those of a nested template are its parameters. */
export function propertiesOf(source: StackSource, kind: Kind): PropertyTable {
  if (kind.kind === 'plain') return kind.type.properties;
  if (kind.kind === 'group') return groupProperties;
  if (kind.kind === 'stack') return stackProperties;
  const { parameters } = templateOf(source, { kind: 'file', key: kind.key });
  return Object.fromEntries(
    Object.entries(parameters).map(([name, schema]) => [
      name,
      {
        type: PARAMETER_TYPES[String(schema.type)] ?? 'any',
        required: schema.default === undefined && source.environment.parameter_defaults[name] === undefined,
        updatable: true,
      },
    ]),
  );
}

/** Attributes of a kind; null when any name goes (nested stacks have their outputs). */
export function attributesOf(kind: Kind): readonly string[] | null {
  if (kind.kind !== 'plain' || kind.anything) return null;
  return kind.type.attributes === 'any' ? null : kind.type.attributes;
}
