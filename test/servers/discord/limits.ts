import { z } from 'zod';
import type { Json } from './guild.js';
import { accept, filled } from './refusal.js';

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
    .array(
      z.strictObject({
        label: filled(100),
        value: filled(100),
        description: filled(100).optional(),
        default: z.boolean().optional(),
      }),
    )
    .min(1)
    .max(25),
  min_values: z.number().int().min(0).max(25).optional(),
  max_values: z.number().int().min(1).max(25).optional(),
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
    default_member_permissions: z.string().regex(/^\d+$/).nullish(),
    integration_types: z
      .array(z.union([z.literal(0), z.literal(1)]))
      .min(1)
      .optional(),
    contexts: z
      .array(z.union([z.literal(0), z.literal(1), z.literal(2)]))
      .min(1)
      .optional(),
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

/** A modal as Discord takes it. */
export const acceptModal = (value: unknown): Json => accept(Modal, value);
/** Application commands as Discord takes them. */
export const acceptCommands = (value: unknown): Json[] => accept(z.array(Command).max(110), value);
