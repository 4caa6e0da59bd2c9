import { z } from 'zod';

export const Image = z.object({
  id: z.string(),
  name: z.string().nullish(),
  os_distro: z.string().nullish(),
  status: z.string(),
});
export type Image = z.infer<typeof Image>;
