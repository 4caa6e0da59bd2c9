import { z } from 'zod';

export const VolumeType = z.object({ id: z.string(), name: z.string() });

export const Volume = z.object({
  id: z.string(),
  name: z.string().nullish(),
  status: z.string(),
  size: z.number(),
});
