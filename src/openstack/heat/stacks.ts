import type { Stack, StackSummary } from '../cloud.js';
import type { ListedStack, StackAnswer } from './schema.js';

/** A stack of Heat's list. */
export function stackSummary(listed: ListedStack): StackSummary {
  return {
    id: listed.id,
    name: listed.stack_name,
    status: listed.stack_status,
    statusReason: listed.stack_status_reason ?? '',
    createdAt: listed.creation_time,
    updatedAt: listed.updated_time ?? null,
    tags: listed.tags,
  };
}

/** A stack shown alone. */
export function stackOf({ stack }: StackAnswer): Stack {
  const outputs = (stack.outputs ?? []).filter((output) => !output.output_error);
  return {
    ...stackSummary(stack),
    parameters: Object.fromEntries(
      Object.entries(stack.parameters).map(([key, value]) => [key, text(value)]),
    ),
    outputs: Object.fromEntries(outputs.map((output) => [output.output_key, output.output_value])),
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
