import { createHash } from 'node:crypto';
import { z } from 'zod';

/** A short word, the same for the same post, by which a message is found again. */
export function markerOf(key: string): string {
  return `ref ${createHash('sha256').update(key).digest('hex').slice(0, 10)}`;
}

interface Shown {
  readonly content?: string | undefined;
  readonly components?: readonly Shown[] | undefined;
}
const Shown: z.ZodType<Shown> = z.lazy(() =>
  z.object({ content: z.string().optional(), components: z.array(Shown).optional() }),
);

/** Of a message what a marker may stand in: its texts; in one of an earlier version the footer of an embed. */
export const Marked = z.object({
  components: z.array(Shown).default([]),
  embeds: z.array(z.object({ footer: z.object({ text: z.string() }).optional() })).default([]),
});

/** True where a message carries the marker of that key. */
export function carries({ components, embeds }: z.infer<typeof Marked>, key: string): boolean {
  const marker = markerOf(key);
  const says = (one: Shown): boolean =>
    one.content?.endsWith(marker) === true || one.components?.some(says) === true;
  return components.some(says) || embeds.some((embed) => embed.footer?.text.endsWith(marker));
}
