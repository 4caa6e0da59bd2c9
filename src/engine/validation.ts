import type { z } from 'zod';
import { EngineError, type EngineErrorCode } from './errors.js';

/**
 * Reads input by a schema. Throws an EngineError that names the first field at fault in one sentence; with `bare` the
 * sentence is the schema's own, for those of Magnum's that do not name the field.
 */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  code: EngineErrorCode,
  options: { readonly bare?: boolean } = {},
): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.path.join('.') || undefined;
  const sentence = issue?.message ?? 'This is not valid.';
  // Magnum's sentence names the field itself.
  const named = field && !options.bare && !sentence.startsWith('Invalid input for field/attribute ');
  throw new EngineError(code, named ? `${field}: ${sentence}` : sentence, {
    ...(field ? { field } : {}),
  });
}
