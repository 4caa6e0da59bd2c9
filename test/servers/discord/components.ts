import { z } from 'zod';
import type { Json } from './guild.js';
import { filled } from './refusal.js';

/** Components in messages (docs.discord.com/developers/components/reference): what each holds, and what counts. */

/** The flag of a message that is made of components alone. */
export const componentsV2 = 1 << 15;

const spoiler = z.boolean().optional();
const attached = z.strictObject({ url: z.string().startsWith('attachment://') });
const Button = z.strictObject({
  type: z.literal(2),
  style: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  label: filled(80),
  custom_id: z.string().min(1).max(100),
  disabled: z.boolean().optional(),
});
const Select = z.strictObject({
  type: z.literal(3),
  custom_id: z.string().min(1).max(100),
  placeholder: z.string().max(150).optional(),
  options: z
    .array(z.strictObject({ label: filled(100), value: filled(100) }))
    .min(1)
    .max(25),
});
const Row = z.strictObject({
  type: z.literal(1),
  components: z.union([z.array(Button).min(1).max(5), z.array(Select).length(1)]),
});
const TextDisplay = z.strictObject({ type: z.literal(10), content: filled(4000) });
const Thumbnail = z.strictObject({
  type: z.literal(11),
  media: attached,
  description: filled(1024).optional(),
  spoiler,
});
const Section = z.strictObject({
  type: z.literal(9),
  components: z.array(TextDisplay).min(1).max(3),
  accessory: z.discriminatedUnion('type', [Button, Thumbnail]),
});
const MediaGallery = z.strictObject({
  type: z.literal(12),
  items: z
    .array(z.strictObject({ media: attached, description: filled(1024).optional(), spoiler }))
    .min(1)
    .max(10),
});
const File = z.strictObject({ type: z.literal(13), file: attached, spoiler });
const Separator = z.strictObject({
  type: z.literal(14),
  divider: z.boolean().optional(),
  spacing: z.union([z.literal(1), z.literal(2)]).optional(),
});
const inside = [Row, TextDisplay, Section, MediaGallery, File, Separator] as const;
const Container = z.strictObject({
  type: z.literal(17),
  accent_color: z.number().int().min(0).max(0xffffff).nullish(),
  spoiler,
  components: z.array(z.discriminatedUnion('type', inside)).min(1),
});

/** What stands in a message by itself. */
export const TopLevel = z.discriminatedUnion('type', [...inside, Container]);
/** What a message without the flag may have: buttons below it. */
export const LegacyRow = z.strictObject({ type: z.literal(1), components: z.array(Button).min(1).max(5) });

const Nested = z.looseObject({
  content: z.string().optional(),
  custom_id: z.string().optional(),
  components: z.array(z.record(z.string(), z.unknown())).default([]),
  accessory: z.record(z.string(), z.unknown()).optional(),
  items: z.array(z.object({ media: attached, description: z.string().optional() })).default([]),
  media: attached.optional(),
  file: attached.optional(),
});

function childrenOf(one: Json): Json[] {
  const { components, accessory } = Nested.parse(one);
  return accessory ? [...components, accessory] : components;
}

/** A component and all that stand in it. */
export function allOf(one: Json): Json[] {
  return [one, ...childrenOf(one).flatMap(allOf)];
}

/** How many components it is, nested ones counted. */
export const countOf = (one: Json): number => allOf(one).length;

/** All that its text displays say. */
export const textOf = (one: Json): string =>
  allOf(one)
    .map((each) => Nested.parse(each).content ?? '')
    .join('');

/** The custom ids in it. */
export const customIdsOf = (one: Json): string[] =>
  allOf(one).flatMap((each) => Nested.parse(each).custom_id ?? []);

/** The files that it shows, by what they refer to, and what is said of them. */
export function mediaOf(one: Json): { readonly url: string; readonly description?: string | undefined }[] {
  return allOf(one).flatMap((each) => {
    const { items, media, file } = Nested.parse(each);
    return [
      ...items.map((item) => ({ url: item.media.url, description: item.description })),
      ...[media, file].flatMap((shown) => (shown ? [{ url: shown.url }] : [])),
    ];
  });
}
