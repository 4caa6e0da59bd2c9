import { z } from 'zod';

export const Network = z.object({
  id: z.string(),
  name: z.string(),
  'router:external': z.boolean().default(false),
});

export const Subnet = z.object({
  id: z.string(),
  name: z.string(),
  network_id: z.string(),
  cidr: z.string(),
});
