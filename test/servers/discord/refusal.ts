import { z } from 'zod';

/** Discord's refusal, as it says it: HTTP status, its own number, a message. */
export class DiscordRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    readonly errors?: unknown,
  ) {
    super(message);
  }
}

/** Refuses a body for a reason of its own. */
export function refuse(message: string): never {
  throw new DiscordRefusal(400, 50035, 'Invalid Form Body', { _errors: [{ code: 'INVALID', message }] });
}

/** A body as Discord takes it; throws its refusal. */
export function accept<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : refuse(z.prettifyError(parsed.error));
}

/** A text that has to say something. */
export const filled = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => text.trim() !== '', 'This field is required');
