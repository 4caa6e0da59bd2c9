import { z } from 'zod';
import type { Json } from './guild.js';

/** Discord's refusal, as it says it: HTTP status, its own number, a message. */
export class DiscordRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    readonly errors?: unknown,
  ) {
    super(message);
  }
}

const filled = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => text.trim() !== '', 'This field is required');
const button = z.strictObject({
  type: z.literal(2),
  style: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  label: filled(80),
  custom_id: z.string().min(1).max(100),
  disabled: z.boolean().optional(),
});
const embed = z.strictObject({
  title: z.string().max(256).optional(),
  description: z.string().max(4096).optional(),
  color: z.number().max(0xffffff).optional(),
  fields: z
    .array(z.strictObject({ name: filled(256), value: filled(1024), inline: z.boolean().optional() }))
    .max(25)
    .optional(),
  footer: z.strictObject({ text: filled(2048) }).optional(),
  image: z.strictObject({ url: z.string().startsWith('attachment://') }).optional(),
});

const MessageBody = z
  .strictObject({
    content: z.string().max(2000).default(''),
    embeds: z.array(embed).max(10).default([]),
    components: z
      .array(z.strictObject({ type: z.literal(1), components: z.array(button).min(1).max(5) }))
      .max(5)
      .default([]),
    allowed_mentions: z.strictObject({
      parse: z.array(z.string()).length(0, 'the bot must notify nobody'),
      replied_user: z.literal(false).optional(),
    }),
    nonce: z.string().max(25).optional(),
    enforce_nonce: z.boolean().optional(),
    flags: z.number().optional(),
    attachments: z
      .array(
        z.strictObject({
          id: z.number(),
          filename: filled(1024),
          description: z.string().max(1024).optional(),
        }),
      )
      .max(10)
      .optional(),
    message_reference: z
      .strictObject({ message_id: z.string(), fail_if_not_exists: z.boolean().optional() })
      .optional(),
  })
  .refine(
    ({ embeds, attachments = [] }) =>
      embeds.every(
        ({ image }) => !image || attachments.some(({ filename }) => image.url === `attachment://${filename}`),
      ),
    'An image is not attached',
  )
  .refine((body) => body.content !== '' || body.embeds.length > 0, 'Cannot send an empty message')
  .refine((body) => embedLength(body.embeds) <= 6000, 'Embed size exceeds maximum size of 6000')
  .refine((body) => {
    const ids = body.components.flatMap((row) => row.components.map((one) => one.custom_id));
    return new Set(ids).size === ids.length;
  }, 'Component custom id cannot be duplicated');

const textInput = z.strictObject({
  type: z.literal(4),
  custom_id: z.string().min(1).max(100),
  style: z.union([z.literal(1), z.literal(2)]),
  required: z.boolean().optional(),
  min_length: z.number().optional(),
  max_length: z.number().max(4000).optional(),
  placeholder: z.string().max(100).optional(),
  value: z.string().max(4000).optional(),
});
const select = z.strictObject({
  type: z.literal(3),
  custom_id: z.string().min(1).max(100),
  required: z.boolean().optional(),
  placeholder: z.string().max(150).optional(),
  options: z
    .array(z.strictObject({ label: filled(100), value: filled(100), default: z.boolean().optional() }))
    .min(1)
    .max(25),
});
const upload = z.strictObject({
  type: z.literal(19),
  custom_id: z.string().min(1).max(100),
  required: z.boolean().optional(),
  min_values: z.number().int().min(0).max(10).optional(),
  max_values: z.number().int().min(1).max(10).optional(),
});
const Modal = z.strictObject({
  custom_id: z.string().min(1).max(100),
  title: filled(45),
  components: z
    .array(
      z.discriminatedUnion('type', [
        z.strictObject({
          type: z.literal(18),
          label: filled(45),
          description: z.string().max(100).optional(),
          component: z.discriminatedUnion('type', [textInput, select, upload]),
        }),
        z.strictObject({ type: z.literal(10), content: filled(4000) }),
      ]),
    )
    .min(1)
    .max(5),
});

const name = z.string().regex(/^[-_'\p{Ll}\p{N}]{1,32}$/u);
/** Of Discord's locales those that this fake knows (docs.discord.com/developers/reference, Locales). */
const localized = z.partialRecord(z.enum(['zh-CN', 'zh-TW', 'fr', 'de']), filled(100)).optional();
const leaf = z
  .strictObject({
    type: z.number().min(3).max(11),
    name,
    description: filled(100),
    description_localizations: localized,
    required: z.boolean().optional(),
    autocomplete: z.boolean().optional(),
    choices: z
      .array(z.strictObject({ name: filled(100), value: z.union([z.string().max(100), z.number()]) }))
      .max(25)
      .optional(),
  })
  .refine((option) => !(option.autocomplete && option.choices?.length), 'choices are not for autocomplete');
const leaves = z
  .array(leaf)
  .max(25)
  .refine(
    (options) =>
      !options.some(
        (option, index) => option.required && options.slice(0, index).some((one) => !one.required),
      ),
    'Required options must be placed before non-required options',
  )
  .refine(
    (options) => new Set(options.map((option) => option.name)).size === options.length,
    'Option names must be unique',
  );
const sub = z.strictObject({
  type: z.literal(1),
  name,
  description: filled(100),
  description_localizations: localized,
  options: leaves.optional(),
});
const group = z.strictObject({
  type: z.literal(2),
  name,
  description: filled(100),
  description_localizations: localized,
  options: z.array(sub).min(1).max(25),
});
const Command = z
  .looseObject({
    name,
    type: z.literal(1).optional(),
    description: filled(100),
    description_localizations: localized,
    options: z
      .array(z.discriminatedUnion('type', [sub, group]))
      .max(25)
      .optional(),
  })
  .refine((command) => commandLength(command) <= 8000, 'Command exceeds maximum size (8000)');

function commandLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + commandLength(one), 0);
  if (value === null || typeof value !== 'object') return 0;
  return Object.entries(value).reduce((sum, [key, one]) => {
    if (key === 'description_localizations') return sum;
    // Of a text in several languages the longest counts.
    if (key === 'description')
      return (
        sum + Math.max(...[one, ...Object.values(localizationsOf(value))].map((each) => [...each].length))
      );
    if (typeof one === 'string') return sum + (['name', 'value'].includes(key) ? [...one].length : 0);
    return sum + commandLength(one);
  }, 0);
}

function localizationsOf(value: object): object {
  return 'description_localizations' in value ? (value.description_localizations ?? {}) : {};
}

function embedLength(embeds: readonly z.infer<typeof embed>[]): number {
  const texts = embeds.flatMap((one) => [
    one.title,
    one.description,
    one.footer?.text,
    ...(one.fields ?? []).flatMap((field) => [field.name, field.value]),
  ]);
  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
}

function accept<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new DiscordRefusal(400, 50035, 'Invalid Form Body', {
    _errors: [{ code: 'INVALID', message: z.prettifyError(parsed.error) }],
  });
}

/** A message as Discord takes it; throws its refusal. */
export const acceptMessage = (value: unknown) => accept(MessageBody, value);
/** A modal as Discord takes it. */
export const acceptModal = (value: unknown): Json => accept(Modal, value);
/** Application commands as Discord takes them. */
export const acceptCommands = (value: unknown): Json[] => accept(z.array(Command).max(110), value);
