import { z } from 'zod';
import { ApiError } from '../error.js';
import { isReadOnly, notTaken, readOnlyRule } from './values.js';

/** A body that is an object of these attributes and no others. */
export type BodySchema = z.ZodObject;

/**
 * Reads the body of a request. `argument` is what Magnum calls it in its sentences. Null is the same as nothing;
 * a number or a truth value may be written as text. Throws ApiError 400 in Magnum's words for the first fault.
 */
export function readBody<Schema extends BodySchema>(
  schema: Schema,
  argument: string,
  body: unknown,
): z.output<Schema> {
  const given = readAttributes(schema, argument, body);
  const result = schema.safeParse(asTyped(schema, given));
  if (result.success) return result.data;
  throw new ApiError(400, result.error.issues[0]?.message ?? notTaken(argument, body, 'It is not valid'));
}

/**
 * The attributes of a body, each known to the schema and none that only the server says; their values are not read. Throws
 * ApiError 400 in Magnum's words.
 */
export function readAttributes(schema: BodySchema, argument: string, body: unknown): Record<string, unknown> {
  if (body === undefined) throw new ApiError(400, `Missing argument: "${argument}"`);
  const given = Attributes.safeParse(body);
  if (!given.success) {
    throw new ApiError(400, notTaken(argument, body, 'Value should be an object of attributes'));
  }
  // Of the body itself: what zod gives has no `__proto__`.
  const said = Object.entries(Object(body));
  const unknown = said.map(([name]) => name).filter((name) => !Object.hasOwn(schema.shape, name));
  if (unknown.length > 0) {
    const attributes = unknown.length > 1 ? 'attributes' : 'attribute';
    throw new ApiError(
      400,
      `Unknown ${attributes} for argument ${argument}: ${unknown.slice(0, 20).join(', ')}`,
    );
  }
  for (const [name, value] of said) {
    if (isReadOnly(schema.shape[name])) throw new ApiError(400, notTaken(name, value, readOnlyRule));
  }
  return given.data;
}

const Attributes = z.record(z.string(), z.unknown());

/** The attributes as their types want them, where the text of one says the other; what is null is left out. */
function asTyped(schema: BodySchema, given: Record<string, unknown>): Record<string, unknown> {
  const typed: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value === null || value === undefined) continue;
    const kind = kindOf(schema.shape[name]);
    typed[name] = kind === 'boolean' ? readTruth(value) : kind === 'number' ? readWhole(value) : value;
  }
  return typed;
}

/** What sort of thing a schema reads: `string`, `number`, `boolean`, … */
export function kindOf(schema: z.core.$ZodType | undefined): string {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return kindOf(schema.unwrap());
  return schema?._zod.def.type ?? '';
}

/** A truth value as OpenStack's services read one; anything else as it is. */
export function readTruth(value: unknown): unknown {
  const word = String(value).trim().toLowerCase();
  if (['true', '1', 't', 'yes', 'y', 'on'].includes(word)) return true;
  if (['false', '0', 'f', 'no', 'n', 'off'].includes(word)) return false;
  return value;
}

function readWhole(value: unknown): unknown {
  if (typeof value === 'string' && /^\s*[+-]?\d{1,15}\s*$/.test(value)) return Number(value);
  return typeof value === 'number' ? Math.trunc(value) : value;
}
