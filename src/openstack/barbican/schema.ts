import { z } from 'zod';

export const NewSecret = z.object({ secret_ref: z.string() });
export const NewContainer = z.object({ container_ref: z.string() });

export const Secret = z.object({ secret_ref: z.string(), name: z.string().nullish() });
export type Secret = z.infer<typeof Secret>;

export const Container = z.object({
  container_ref: z.string(),
  name: z.string().nullish(),
  secret_refs: z.array(z.object({ name: z.string().nullish(), secret_ref: z.string() })),
});
export type Container = z.infer<typeof Container>;
