import { z } from 'zod';

export const Flavor = z.object({
  id: z.string(),
  name: z.string(),
  vcpus: z.number(),
  ram: z.number(),
  disk: z.number(),
});

export const Keypair = z.object({ keypair: z.object({ name: z.string(), public_key: z.string() }) });

/** `GET /limits`. */
export const Limits = z.object({
  limits: z.object({
    absolute: z.object({
      maxTotalInstances: z.number(),
      maxTotalCores: z.number(),
      maxTotalRAMSize: z.number(),
      maxServerGroups: z.number(),
      totalInstancesUsed: z.number(),
      totalCoresUsed: z.number(),
      totalRAMUsed: z.number(),
      totalServerGroupsUsed: z.number(),
    }),
  }),
});

export const Server = z.object({ id: z.string(), name: z.string(), status: z.string() });

/** `GET /os-availability-zone`. */
export const Zones = z.object({
  availabilityZoneInfo: z.array(
    z.object({ zoneName: z.string(), zoneState: z.object({ available: z.boolean() }) }),
  ),
});
