import { HeatFault, validationFault } from '../heat/fault.js';
import { asText, isMap } from './values.js';

/** Checks a value against a constraint the cloud knows (`nova.flavor`, …); the sentence when it fails, else null. */
export type CustomConstraint = (constraint: string, value: string) => string | null;

function outside(value: number, limits: Record<string, unknown>): string | null {
  const least = limits.min === undefined ? null : Number(limits.min);
  const most = limits.max === undefined ? null : Number(limits.max);
  if ((least === null || value >= least) && (most === null || value <= most)) return null;
  return `is out of range (min: ${least ?? 'None'}, max: ${most ?? 'None'})`;
}

function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  return isMap(value) ? Object.keys(value).length : asText(value).length;
}

function same(allowed: unknown, value: unknown, type: string): boolean {
  return type === 'number' ? Number(allowed) === Number(value) : asText(allowed) === asText(value);
}

function notAllowed(allowed: unknown[], value: unknown, type: string): string | null {
  const values = type === 'comma_delimited_list' && Array.isArray(value) ? value : [value];
  if (values.every((one) => allowed.some((item) => same(item, one, type)))) return null;
  const listed = allowed.map((item) => (typeof item === 'string' ? `"${item}"` : asText(item))).join(', ');
  return `${type === 'string' ? `"${asText(value)}"` : asText(value)} is not an allowed value [${listed}]`;
}

function unmatched(pattern: string, value: unknown): string | null {
  const matches = new RegExp(`^(?:${pattern})$`).test(asText(value));
  return matches ? null : `"${asText(value)}" does not match pattern "${pattern}"`;
}

function unknownToCloud(name: string, value: unknown, custom: CustomConstraint): string | null {
  for (const item of Array.isArray(value) ? value : [value]) {
    const why = asText(item) === '' ? null : custom(name, asText(item));
    if (why) return `Error validating value '${asText(item)}': ${why}`;
  }
  return null;
}

function broken(
  constraint: Record<string, unknown>,
  value: unknown,
  type: string,
  custom: CustomConstraint,
): string | null {
  const {
    length,
    range,
    allowed_values: allowed,
    allowed_pattern: pattern,
    custom_constraint: named,
  } = constraint;
  const wrongLength = isMap(length) ? outside(sizeOf(value), length) : null;
  if (wrongLength) return `length (${sizeOf(value)}) ${wrongLength}`;
  const wrongRange = isMap(range) ? outside(Number(value), range) : null;
  if (wrongRange) return `${asText(value)} ${wrongRange}`;
  return (
    (Array.isArray(allowed) ? notAllowed(allowed, value, type) : null) ??
    (typeof pattern === 'string' ? unmatched(pattern, value) : null) ??
    (typeof named === 'string' ? unknownToCloud(named, value, custom) : null)
  );
}

/**
 * Checks a parameter's value against the constraints of its schema.
 * @throws HeatFault 400 with the constraint's own description, or Heat's sentence for it.
 */
export function checkConstraints(
  constraints: unknown,
  value: unknown,
  type: string,
  custom: CustomConstraint,
): void {
  if (constraints === undefined || constraints === null) return;
  if (!Array.isArray(constraints)) {
    throw new HeatFault(400, 'InvalidSchemaError', 'Invalid parameter constraints, expected a list');
  }
  for (const constraint of constraints) {
    if (!isMap(constraint)) continue;
    const why = broken(constraint, value, type, custom);
    if (why) throw validationFault(typeof constraint.description === 'string' ? constraint.description : why);
  }
}
