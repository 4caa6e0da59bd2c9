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

/** JSON as Heat writes it into text: a blank after commas and colons, ASCII only, keys sorted unless told. */
export function heatJson(value: unknown, keys: 'sorted' | 'as they are' = 'sorted'): string {
  if (Array.isArray(value)) return `[${value.map((one) => heatJson(one, keys)).join(', ')}]`;
  if (isMap(value)) {
    const entries = Object.entries(value);
    if (keys === 'sorted') entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, one]) => `${heatJson(key)}: ${heatJson(one, keys)}`).join(', ')}}`;
  }
  const text = JSON.stringify(value) ?? 'null';
  return text.replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A value as HOT writes it into text: mappings and lists as JSON, null as nothing. */
export function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'object') return heatJson(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return String(value);
}

/** Follows keys and indices into a value; undefined when the way ends before. */
export function follow(value: unknown, path: readonly unknown[]): unknown {
  let at = value;
  for (const step of path) {
    if (at === UNKNOWN || step === UNKNOWN) return UNKNOWN;
    if (Array.isArray(at)) at = at.at(Number(step));
    else if (isMap(at)) at = at[String(step)];
    else if (typeof at === 'string' && Number.isInteger(Number(step))) at = at.at(Number(step));
    else return undefined;
  }
  return at;
}
