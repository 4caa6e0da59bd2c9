/** Stands for a value that exists only once its resource does; functions of it are unknown too. */
export const UNKNOWN: unique symbol = Symbol('unknown');

/** A plain mapping: not null, not a list. */
export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True when the value is, or anywhere holds, {@link UNKNOWN}. */
export function holdsUnknown(value: unknown): boolean {
  if (value === UNKNOWN) return true;
  if (Array.isArray(value)) return value.some(holdsUnknown);
  return isMap(value) && Object.values(value).some(holdsUnknown);
}

/** A value as HOT writes it into text: mappings and lists as JSON, null as nothing. */
export function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'object') return JSON.stringify(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return String(value);
}

/** Follows keys and indices into a value; undefined when the way ends before. */
export function follow(value: unknown, path: readonly unknown[]): unknown {
  let at = value;
  for (const step of path) {
    if (at === UNKNOWN || step === UNKNOWN) return UNKNOWN;
    if (Array.isArray(at)) at = at[Number(step)];
    else if (isMap(at)) at = at[String(step)];
    else return undefined;
  }
  return at;
}
