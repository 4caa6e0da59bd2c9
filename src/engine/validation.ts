import { z } from 'zod';
import { EngineError, type EngineErrorCode } from './errors.js';
import { attributeOf } from './names.js';

/** Text as long as Magnum's columns of text are. */
export const ShortText = z
  .string()
  .min(1, 'at least 1 character is needed.')
  .max(255, 'at most 255 characters are accepted.');

/**
 * Reads input by a schema. Throws an EngineError that names the first field at fault in one sentence, by Magnum's name of
 * it; with `bare` the sentence is the schema's own, for those of Magnum's that do not name the field.
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
  const path = issue?.path.map(String) ?? [];
  const field = path.join('.') || undefined;
  const sentence = issue?.message ?? 'This is not valid.';
  // Magnum's sentence names the field itself.
  const named = field && !options.bare && !sentence.startsWith('Invalid input for field/attribute ');
  throw new EngineError(code, named ? `${nameOf(path)}: ${sentence}` : sentence, {
    ...(field ? { field } : {}),
  });
}

/** A field by Magnum's name, and what is within it, a label, by its own. */
function nameOf([field = '', ...within]: readonly string[]): string {
  return [attributeOf(field), ...within].join('.');
}
