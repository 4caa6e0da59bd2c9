import { z } from 'zod';

export const Network = z.object({
  id: z.string(),
  name: z.string(),
  'router:external': z.boolean().default(false),
});

/** `GET /quotas/{project}/details.json`. */
export const Quotas = z.object({
  quota: z.record(
    z.string(),
    z.object({ limit: z.number(), used: z.number(), reserved: z.number().default(0) }),
  ),
});

export const Subnet = z.object({
  id: z.string(),
  name: z.string(),
  network_id: z.string(),
  cidr: z.string(),
});
