import { z } from 'zod';

export const Image = z.object({
  id: z.string(),
  name: z.string().nullish(),
  os_distro: z.string().nullish(),
  status: z.string(),
  min_ram: z.number().nullish(),
  min_disk: z.number().nullish(),
});
export type Image = z.infer<typeof Image>;
