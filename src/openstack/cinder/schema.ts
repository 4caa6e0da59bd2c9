import { z } from 'zod';

export const VolumeType = z.object({ id: z.string(), name: z.string() });

/** `GET /limits`. */
export const Limits = z.object({
  limits: z.object({
    absolute: z.object({
      maxTotalVolumes: z.number(),
      maxTotalVolumeGigabytes: z.number(),
      totalVolumesUsed: z.number(),
      totalGigabytesUsed: z.number(),
    }),
  }),
});

export const Volume = z.object({
  id: z.string(),
  name: z.string().nullish(),
  status: z.string(),
  size: z.number(),
});
