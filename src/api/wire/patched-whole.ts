import { ApiError } from '../error.js';
import { whole } from './values.js';

/**
 * A whole number in a patch, refused in the words in which a body's is; text that is one is taken for it. Throws ApiError 400 that names the
 * attribute.
 */
export function patchedWhole(attribute: string, value: unknown, least: number): number {
  const given = typeof value === 'string' && /^\s*[+-]?\d{1,15}\s*$/.test(value) ? Number(value) : value;
  const read = whole(attribute, least).safeParse(given);
  if (read.success) return read.data;
  throw new ApiError(400, read.error.issues[0]?.message ?? `${attribute} is not valid.`);
}
