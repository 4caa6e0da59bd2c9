import { z } from 'zod';
import type { Patch } from '../../engine/patch/patch.js';
import { ApiError } from '../error.js';
import { type BodySchema, readBody } from './body.js';
import { notTaken, oneOf, shown, text } from './values.js';

/** One step of a JSON-patch as Magnum takes it (magnum.md C.7). */
export const PatchStepBody = z.strictObject({
  path: text('path', { pattern: /^(\/[\w-]+)+$/ }),
  op: oneOf('op', ['add', 'remove', 'replace']),
  value: z
    .union([z.string(), z.number(), z.boolean()], {
      error: ({ input }) => notTaken('value', input, 'Value should be text or a number'),
    })
    .optional(),
}) satisfies BodySchema;

/** A whole JSON-patch. */
export const PatchBody = z.array(PatchStepBody).max(100);

/** Reads a JSON-patch; nothing at all is one without steps. Throws ApiError 400 in Magnum's words. */
export function readPatch(body: unknown): Patch {
  if (body === undefined || body === null) return [];
  if (!Array.isArray(body)) {
    throw new ApiError(400, notTaken('patch', body, `Value not a valid list: ${shown(body)}`));
  }
  if (body.length > 100) throw new ApiError(400, 'A patch has at most 100 steps.');
  return body.map((step: unknown) => {
    const { path, op, value } = readBody(PatchStepBody, 'patch', step);
    return { path, op, ...(value === undefined ? {} : { value }) };
  });
}
