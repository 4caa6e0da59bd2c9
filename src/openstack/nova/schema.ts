import { z } from 'zod';

export const Flavor = z.object({
  id: z.string(),
  name: z.string(),
  vcpus: z.number(),
  ram: z.number(),
  disk: z.number(),
});

export const Keypair = z.object({ keypair: z.object({ name: z.string() }) });

export const Server = z.object({ id: z.string(), name: z.string(), status: z.string() });
