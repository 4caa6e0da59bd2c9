import { HeatFault, validationFault } from '../heat/fault.js';
import { type CustomConstraint, checkConstraints } from './constraints.js';
import { asText, heatJson, isMap } from './values.js';

type Schema = Record<string, unknown>;

const TRUE = new Set(['1', 't', 'true', 'on', 'y', 'yes']);
const FALSE = new Set(['0', 'f', 'false', 'off', 'n', 'no']);
const TYPES = new Set(['string', 'number', 'comma_delimited_list', 'json', 'boolean']);

function number(value: unknown): number {
  const parsed =
    typeof value === 'number' ? value : Number(asText(value).trim() === '' ? Number.NaN : asText(value));
  if (Number.isNaN(parsed)) throw validationFault(`could not convert string to float: '${asText(value)}'`);
  return parsed;
}

function boolean(value: unknown): boolean {
  const text = asText(value).toLowerCase();
  if (TRUE.has(text)) return true;
  if (FALSE.has(text)) return false;
  const words = [...TRUE, ...FALSE].sort().map((word) => `'${word}'`);
  throw validationFault(`Unrecognized value '${asText(value)}', acceptable values are: ${words.join(', ')}`);
}

function json(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return value === '' ? {} : JSON.parse(value);
  } catch (error) {
    throw validationFault(`Value must be valid JSON: ${error instanceof Error ? error.message : ''}`);
  }
}

function list(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.map(asText);
  return asText(value) === ''
    ? []
    : asText(value)
        .split(',')
        .map((item) => item.trim());
}

function coerce(type: string, value: unknown): unknown {
  if (type === 'number') return number(value);
  if (type === 'boolean') return boolean(value);
  if (type === 'json') return json(value);
  if (type === 'comma_delimited_list') return list(value);
  return asText(value);
}

function emptyOf(type: string): unknown {
  return { number: 0, boolean: false, json: {}, comma_delimited_list: [] }[type] ?? '';
}

function typeOf(schema: Schema): string {
  const type = asText(schema.type);
  if (!TYPES.has(type)) throw new HeatFault(400, 'InvalidSchemaError', `Invalid type (${type})`);
  return type;
}

/** How a template's parameters got their values. */
export interface ParameterSources {
  /** Given with the request, an environment, or by the parent stack. */
  given: Readonly<Record<string, unknown>>;
  /** `parameter_defaults` of the environment. */
  defaults: Readonly<Record<string, unknown>>;
}

/** The schemas of a template are sound, or a HeatFault 400 says which is not. */
export function checkParameterSchemas(schemas: Readonly<Record<string, Schema>>): void {
  for (const schema of Object.values(schemas)) typeOf(schema);
}

/**
 * The value of each parameter: what was given, else parameter_defaults, else the template's default. A given null
 * stands for the default.
 * @throws HeatFault 400: UserParameterMissing, UnknownUserParameter, or what constraint a value breaks.
 */
export function parameterValues(
  schemas: Readonly<Record<string, Schema>>,
  sources: ParameterSources,
  custom: CustomConstraint,
  unknownNames: 'refused' | 'ignored' = 'refused',
): Record<string, unknown> {
  for (const name of unknownNames === 'refused' ? Object.keys(sources.given) : []) {
    if (!Object.hasOwn(schemas, name)) {
      throw new HeatFault(
        400,
        'UnknownUserParameter',
        `The Parameter (${name}) was not defined in template.`,
      );
    }
  }
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, parameterValue(name, schema, sources, custom)]),
  );
}

function parameterValue(
  name: string,
  schema: Schema,
  sources: ParameterSources,
  custom: CustomConstraint,
): unknown {
  const type = typeOf(schema);
  const raw = sources.given[name] ?? sources.defaults[name] ?? schema.default;
  if (raw === undefined) {
    throw new HeatFault(400, 'UserParameterMissing', `The Parameter (${name}) was not provided.`);
  }
  if (raw === null) return emptyOf(type);
  if (typeof raw === 'symbol') return raw;
  try {
    const value = coerce(type, raw);
    checkConstraints(schema.constraints, value, type, custom);
    return value;
  } catch (error) {
    if (error instanceof HeatFault)
      throw new HeatFault(400, error.type, `Parameter '${name}' is invalid: ${error.message}`);
    throw error;
  }
}

/** A value as `GET stack` shows it: text, and stars for a hidden one. */
export function shownParameter(schema: Schema | undefined, value: unknown): string {
  if (schema?.hidden === true || schema?.hidden === 'true') return '******';
  if (schema?.type === 'comma_delimited_list' && Array.isArray(value)) return value.map(asText).join(',');
  return typeof value === 'object' && value !== null ? heatJson(value, 'as they are') : asText(value);
}

const TYPE_NAMES: Record<string, string> = {
  string: 'String',
  number: 'Number',
  comma_delimited_list: 'CommaDelimitedList',
  json: 'Json',
  boolean: 'Boolean',
};

/** One parameter as `POST /validate` describes it. */
export function describeParameter(name: string, schema: Schema): Record<string, unknown> {
  const described: Record<string, unknown> = {
    Type: TYPE_NAMES[asText(schema.type)] ?? 'String',
    Description: asText(schema.description),
    NoEcho: schema.hidden === true ? 'true' : 'false',
    Label: schema.label ?? name,
  };
  if (schema.default !== undefined) described.Default = schema.default;
  for (const constraint of Array.isArray(schema.constraints) ? schema.constraints : []) {
    if (!isMap(constraint)) continue;
    if (isMap(constraint.length)) Object.assign(described, bounds(constraint.length, 'Length'));
    if (isMap(constraint.range)) Object.assign(described, bounds(constraint.range, 'Value'));
    if (constraint.allowed_values) described.AllowedValues = constraint.allowed_values;
    if (constraint.allowed_pattern) described.AllowedPattern = constraint.allowed_pattern;
    if (constraint.custom_constraint) described.CustomConstraint = constraint.custom_constraint;
  }
  return described;
}

function bounds(given: Record<string, unknown>, of: string): Record<string, unknown> {
  return {
    ...(given.min === undefined ? {} : { [`Min${of}`]: given.min }),
    ...(given.max === undefined ? {} : { [`Max${of}`]: given.max }),
  };
}
