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

function broken(
  constraint: Record<string, unknown>,
  value: unknown,
  type: string,
  custom: CustomConstraint,
): string | null {
  if (isMap(constraint.length)) {
    const found = outside(sizeOf(value), constraint.length);
    if (found) return `length (${sizeOf(value)}) ${found}`;
  }
  if (isMap(constraint.range)) {
    const found = outside(Number(value), constraint.range);
    if (found) return `${asText(value)} ${found}`;
  }
  if (Array.isArray(constraint.allowed_values)) {
    const allowed = constraint.allowed_values;
    const values = type === 'comma_delimited_list' && Array.isArray(value) ? value : [value];
    if (!values.every((one) => allowed.some((item) => same(item, one, type)))) {
      const listed = allowed
        .map((item) => (typeof item === 'string' ? `"${item}"` : asText(item)))
        .join(', ');
      return `${type === 'string' ? `"${asText(value)}"` : asText(value)} is not an allowed value [${listed}]`;
    }
  }
  if (typeof constraint.allowed_pattern === 'string') {
    if (!new RegExp(`^(?:${constraint.allowed_pattern})$`).test(asText(value))) {
      return `"${asText(value)}" does not match pattern "${constraint.allowed_pattern}"`;
    }
  }
  if (typeof constraint.custom_constraint === 'string' && asText(value) !== '') {
    const items = Array.isArray(value) ? value : [value];
    for (const item of items) {
      const why = custom(constraint.custom_constraint, asText(item));
      if (why) return `Error validating value '${asText(item)}': ${why}`;
    }
  }
  return null;
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
