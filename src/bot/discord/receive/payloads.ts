import { z } from 'zod';
import { CommandOptions } from '../commands/read.js';
import { Attachment } from './files.js';

const User = z.object({
  id: z.string(),
  username: z.string(),
  global_name: z.string().nullish(),
  bot: z.boolean().optional(),
});
const Channel = z.object({ id: z.string(), type: z.number(), parent_id: z.string().nullish() });
const Component: z.ZodType<SentComponent> = z.lazy(() =>
  z.object({
    type: z.number().optional(),
    custom_id: z.string().optional(),
    value: z.string().optional(),
    values: z.array(z.string()).optional(),
    component: Component.optional(),
    components: z.array(Component).optional(),
  }),
);

/** A part of a sent form: a field, or what holds one. */
export interface SentComponent {
  readonly type?: number | undefined;
  readonly custom_id?: string | undefined;
  readonly value?: string | undefined;
  readonly values?: readonly string[] | undefined;
  readonly component?: SentComponent | undefined;
  readonly components?: readonly SentComponent[] | undefined;
}

const Resolved = z.object({ attachments: z.record(z.string(), Attachment).default({}) }).optional();

const Common = z.object({
  id: z.string(),
  token: z.string(),
  guild_id: z.string().optional(),
  channel_id: z.string(),
  channel: Channel.optional(),
  locale: z.string().optional(),
  member: z
    .object({ user: User, nick: z.string().nullish(), roles: z.array(z.string()).default([]) })
    .optional(),
  user: User.optional(),
  message: z.object({ id: z.string(), flags: z.number().optional() }).optional(),
});

/** What is read of an interaction: command, press, autocomplete, sent form (`type` 2 to 5). */
export const Interaction = z.discriminatedUnion('type', [
  Common.extend({
    type: z.literal(2),
    data: z.object({ name: z.string(), options: CommandOptions.default([]), resolved: Resolved }),
  }),
  Common.extend({ type: z.literal(3), data: z.object({ custom_id: z.string() }) }),
  Common.extend({
    type: z.literal(4),
    data: z.object({ name: z.string(), options: CommandOptions.default([]) }),
  }),
  Common.extend({
    type: z.literal(5),
    data: z.object({ custom_id: z.string(), components: z.array(Component), resolved: Resolved }),
  }),
]);

/** What is read of a message. */
export const Message = z.object({
  id: z.string(),
  type: z.number(),
  channel_id: z.string(),
  guild_id: z.string().optional(),
  content: z.string(),
  webhook_id: z.string().optional(),
  author: User,
  member: z.object({ nick: z.string().nullish(), roles: z.array(z.string()).default([]) }).optional(),
  mentions: z.array(z.object({ id: z.string() })).default([]),
  attachments: z.array(Attachment).default([]),
});

export type Interaction = z.infer<typeof Interaction>;

/** Discord's number for a field that takes a file. */
const fileUpload = 19;

/** Ids of the files of a sent form, by the name of their field. */
export function sentFiles(components: readonly SentComponent[]): Record<string, string> {
  const files: Record<string, string> = {};
  for (const one of components) {
    const [id] = one.values ?? [];
    if (one.type === fileUpload && one.custom_id !== undefined && id) files[one.custom_id] = id;
    Object.assign(files, sentFiles([...(one.component ? [one.component] : []), ...(one.components ?? [])]));
  }
  return files;
}

/** The fields of a sent form, by name. */
export function sentValues(components: readonly SentComponent[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const one of components) {
    if (one.custom_id !== undefined && one.type !== fileUpload)
      values[one.custom_id] = one.value ?? one.values?.join(', ') ?? '';
    Object.assign(values, sentValues([...(one.component ? [one.component] : []), ...(one.components ?? [])]));
  }
  return values;
}
