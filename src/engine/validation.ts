import type { z } from 'zod';
import { EngineError, type EngineErrorCode } from './errors.js';

/** Reads input by a schema. Throws an EngineError that names the first field at fault in one sentence. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  code: EngineErrorCode,
): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.path.join('.') || undefined;
  const sentence = issue?.message ?? 'This is not valid.';
  // Magnum's sentence names the field itself.
  const named = field && !sentence.startsWith('Invalid input for field/attribute ');
  throw new EngineError(code, named ? `${field}: ${sentence}` : sentence, {
    ...(field ? { field } : {}),
  });
}
