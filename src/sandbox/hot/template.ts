import { HeatFault, malformed, validationFault } from '../heat/fault.js';
import { isMap } from './values.js';

/** A resource as its template defines it, nothing worked out. */
export interface ResourceDefinition {
  type: string;
  properties: unknown;
  metadata: unknown;
  dependsOn: unknown;
  deletionPolicy: unknown;
  updatePolicy: unknown;
  condition: unknown;
  description: string;
}

/** An output as its template defines it. */
export interface OutputDefinition {
  value: unknown;
  description: string;
  condition: unknown;
}

/** A HOT document, read. */
export interface Template {
  raw: Record<string, unknown>;
  version: string;
  description: string;
  parameters: Record<string, Record<string, unknown>>;
  conditions: Record<string, unknown>;
  resources: Record<string, ResourceDefinition>;
  outputs: Record<string, OutputDefinition>;
}

const VERSIONS = [
  '2013-05-23',
  '2014-10-16',
  '2015-04-30',
  '2015-10-15',
  '2016-04-08',
  '2016-10-14',
  '2017-02-24',
  '2017-09-01',
  '2018-03-02',
  '2018-08-31',
  '2021-04-16',
  'newton',
  'ocata',
  'pike',
  'queens',
  'rocky',
  'wallaby',
];

const SECTIONS = new Set([
  'heat_template_version',
  'description',
  'parameter_groups',
  'parameters',
  'resources',
  'outputs',
  'conditions',
]);

const RESOURCE_KEYS = new Set([
  'type',
  'properties',
  'metadata',
  'depends_on',
  'deletion_policy',
  'update_policy',
  'description',
  'external_id',
  'condition',
]);

function versionOf(raw: Record<string, unknown>): string {
  const given = raw.heat_template_version;
  if (given === undefined || given === null) {
    throw new HeatFault(
      400,
      'InvalidTemplateVersion',
      'The template version is invalid: Template version was not provided',
    );
  }
  const version = String(given);
  if (!VERSIONS.includes(version)) {
    throw new HeatFault(
      400,
      'InvalidTemplateVersion',
      `The template version is invalid: "heat_template_version: ${version}". "heat_template_version" should be one of: ${VERSIONS.join(', ')}`,
    );
  }
  return version;
}

function section(raw: Record<string, unknown>, name: string): Record<string, unknown> {
  const value = raw[name] ?? {};
  if (!isMap(value))
    throw validationFault(
      `"${name}" must contain a map. Found a [${Array.isArray(value) ? 'list' : typeof value}] instead`,
    );
  return value;
}

function resourceDefinition(name: string, raw: unknown): ResourceDefinition {
  if (!isMap(raw)) {
    throw validationFault(`"resources" must contain a map of resource maps. Found a [${typeof raw}] instead`);
  }
  for (const key of Object.keys(raw)) {
    if (!RESOURCE_KEYS.has(key))
      throw validationFault(`"${key}" is not a valid keyword inside a resource definition`);
  }
  if (raw.type === undefined) throw validationFault('Each resource must contain a type key.');
  if (typeof raw.type !== 'string') throw validationFault(`Resource ${name} type type must be string`);
  if (isMap(raw.properties) && 'if' in raw.properties) throw malformed();
  return {
    type: raw.type,
    properties: raw.properties ?? {},
    metadata: raw.metadata ?? {},
    dependsOn: raw.depends_on ?? [],
    deletionPolicy: raw.deletion_policy ?? 'Delete',
    updatePolicy: raw.update_policy ?? {},
    condition: raw.condition ?? true,
    description: typeof raw.description === 'string' ? raw.description : '',
  };
}

function outputDefinition(name: string, raw: unknown): OutputDefinition {
  if (!isMap(raw) || !('value' in raw)) {
    throw validationFault(
      `Output validation error: : outputs.${name}: : Each output definition must contain a value key.`,
    );
  }
  return {
    value: raw.value,
    description: typeof raw.description === 'string' ? raw.description : 'No description given',
    condition: raw.condition ?? true,
  };
}

/**
 * Reads a parsed HOT document.
 * @throws HeatFault 400 for an unknown version, section or keyword, as Heat words it.
 */
export function readTemplate(raw: Record<string, unknown>): Template {
  const version = versionOf(raw);
  for (const key of Object.keys(raw)) {
    if (!SECTIONS.has(key)) throw validationFault(`The template section is invalid: ${key}`);
  }
  const parameters: Template['parameters'] = {};
  for (const [name, schema] of Object.entries(section(raw, 'parameters'))) {
    if (!isMap(schema))
      throw new HeatFault(400, 'InvalidSchemaError', `Invalid parameter (${name}): a map was expected`);
    parameters[name] = schema;
  }
  const named = <T>(part: string, read: (name: string, raw: unknown) => T): Record<string, T> =>
    Object.fromEntries(Object.entries(section(raw, part)).map(([name, value]) => [name, read(name, value)]));
  return {
    raw,
    version,
    description: typeof raw.description === 'string' ? raw.description : 'No description',
    parameters,
    conditions: section(raw, 'conditions'),
    resources: named('resources', resourceDefinition),
    outputs: named('outputs', outputDefinition),
  };
}
