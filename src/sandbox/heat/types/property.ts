import type { CustomConstraint } from '../../hot/constraints.js';
import { asText, isMap, UNKNOWN } from '../../hot/values.js';
import { validationFault } from '../fault.js';

/** What one property of a resource type accepts. */
export interface Property {
  type: 'string' | 'integer' | 'number' | 'boolean' | 'list' | 'map' | 'any';
  required?: boolean;
  default?: unknown;
  /** May change without the resource being replaced. */
  updatable?: boolean;
  /** A name of something in the cloud, checked to exist: `nova.flavor`, … */
  custom?: string;
  min?: number;
  max?: number;
  allowed?: readonly unknown[];
  /** The properties of a map, or of each map in a list. */
  schema?: PropertyTable;
  /** An older name: its value goes to the property it stands for. */
  aliasOf?: string;
  /** What each item of a list is. */
  items?: Property;
}

/** The properties of a resource type by name. */
export type PropertyTable = Readonly<Record<string, Property>>;

/** A property error: `where` such as `resources.node.properties.flavor`. */
const fault = (where: string, why: string) => validationFault(`Property error: : ${where}: : ${why}`);

function asNumber(value: unknown, where: string, property: Property): number {
  const parsed =
    typeof value === 'number' ? value : Number(asText(value) === '' ? Number.NaN : asText(value));
  if (Number.isNaN(parsed))
    throw fault(
      where,
      `Value '${asText(value)}' is not ${property.type === 'integer' ? 'an integer' : 'a number'}`,
    );
  if (property.type === 'integer' && !Number.isInteger(parsed))
    throw fault(where, `Value '${asText(value)}' is not an integer`);
  if (
    (property.min !== undefined && parsed < property.min) ||
    (property.max !== undefined && parsed > property.max)
  ) {
    throw fault(
      where,
      `${parsed} is out of range (min: ${property.min ?? 'None'}, max: ${property.max ?? 'None'})`,
    );
  }
  return parsed;
}

function asBoolean(value: unknown, where: string): boolean {
  if (typeof value === 'boolean') return value;
  const text = asText(value).toLowerCase();
  if (['true', '1', 'yes', 'on', 't', 'y'].includes(text)) return true;
  if (['false', '0', 'no', 'off', 'f', 'n'].includes(text)) return false;
  throw fault(where, `"${asText(value)}" is not a valid boolean`);
}

function asList(value: unknown, where: string, property: Property, custom: CustomConstraint): unknown[] {
  if (!Array.isArray(value)) throw fault(where, `"${asText(value)}" is not a list`);
  const item =
    property.items ?? (property.schema ? ({ type: 'map', schema: property.schema } as const) : null);
  return item ? value.map((one, index) => convert(one, `${where}[${index}]`, item, custom)) : value;
}

function parsedMap(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function asMap(value: unknown, where: string, property: Property, custom: CustomConstraint): unknown {
  const map = parsedMap(value);
  if (!isMap(map)) throw fault(where, `"${asText(value)}" is not a map`);
  return property.schema ? checkProperties(property.schema, map, where, custom) : map;
}

function scalar(value: unknown, where: string, property: Property): unknown {
  if (property.type === 'integer' || property.type === 'number') return asNumber(value, where, property);
  if (property.type === 'boolean') return asBoolean(value, where);
  if (property.type === 'string') {
    if (typeof value === 'object' && value !== null) throw fault(where, 'Value must be a string');
    return asText(value);
  }
  return value;
}

function convert(value: unknown, where: string, property: Property, custom: CustomConstraint): unknown {
  if (value === UNKNOWN || value === null || value === undefined) return value;
  if (property.type === 'list') return asList(value, where, property, custom);
  if (property.type === 'map') return asMap(value, where, property, custom);
  const converted = scalar(value, where, property);
  if (property.allowed && !property.allowed.includes(converted)) {
    throw fault(
      where,
      `"${asText(converted)}" is not an allowed value [${property.allowed.map((one) => (typeof one === 'string' ? `"${one}"` : asText(one))).join(', ')}]`,
    );
  }
  const why = property.custom && converted !== '' ? custom(property.custom, asText(converted)) : null;
  if (why) throw fault(where, `Error validating value '${asText(converted)}': ${why}`);
  return converted;
}

function withoutAliases(
  table: PropertyTable,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const named: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const target = table[name]?.aliasOf ?? name;
    if (value !== null && value !== undefined) named[target] ??= value;
  }
  return named;
}

/**
 * Checks evaluated properties against a table: unknown ones refused, required ones demanded, types converted,
 * defaults filled in. Values that are not known yet pass.
 * @throws HeatFault 400 `Property error: …` naming the property.
 */
export function checkProperties(
  table: PropertyTable,
  given: Readonly<Record<string, unknown>>,
  where: string,
  custom: CustomConstraint,
): Record<string, unknown> {
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(table, name)) throw fault(where, `Unknown Property ${name}`);
  }
  const result: Record<string, unknown> = {};
  const named = withoutAliases(table, given);
  for (const [name, property] of Object.entries(table)) {
    const value = named[name] ?? property.default;
    if ((value === undefined || value === null) && property.required) {
      throw fault(where, `Property ${name} not assigned`);
    }
    if (value !== undefined && value !== null)
      result[name] = convert(value, `${where}.${name}`, property, custom);
  }
  return result;
}
