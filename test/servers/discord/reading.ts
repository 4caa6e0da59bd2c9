import { z } from 'zod';
import type { SeenField, SeenForm } from '../chat.js';
import type { Guild, Json } from './guild.js';

/** How people read what was sent: markdown as words, ids as names. */

const Embed = z.object({
  title: z.string().default(''),
  description: z.string().default(''),
  fields: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
  footer: z.object({ text: z.string() }).optional(),
});
const Row = z.object({ components: z.array(z.object({ label: z.string(), custom_id: z.string() })) });

/** What Discord interprets, read from left to right: an escape, a code block, code, a mention, bold. */
const marks = /\\([^\p{L}\p{N}\s])|```\n([\s\S]*?)\n```|`([^`\n]+)`|<@(\d{15,21})>|<t:(\d+):[fR]>|\*\*/gu;

/** Words of Discord's markdown as they appear. */
export function readMarkdown(guild: Guild, text: string): string {
  return text
    .replace(marks, (_, escaped?: string, block?: string, code?: string, id?: string, time?: string) => {
      if (time) return new Date(Number(time) * 1000).toISOString().replace(/T(.{5}).*/, ' $1 UTC');
      if (id) return `@${guild.users.get(id)?.name ?? (id === guild.bot ? 'magnum' : id)}`;
      return escaped ?? block ?? code ?? '';
    })
    .replaceAll('\u200b', '');
}

/** What is left of a text for Discord to interpret, once all that is known to be harmless is taken out. */
export function suspicious(text: string): string {
  return text.replace(marks, '');
}

/** Title, text and buttons of a message. */
export function readMessage(guild: Guild, message: { content: string; embeds: Json[]; components: Json[] }) {
  const lines = message.content ? [readMarkdown(guild, message.content)] : [];
  let title = '';
  for (const embed of z.array(Embed).parse(message.embeds)) {
    title = readMarkdown(guild, embed.title).replace(/^(\p{Extended_Pictographic}\uFE0F?) /u, '');
    if (embed.description) lines.push(readMarkdown(guild, embed.description));
    for (const field of embed.fields)
      lines.push(readMarkdown(guild, field.name), readMarkdown(guild, field.value));
    if (embed.footer) lines.push(embed.footer.text);
  }
  const buttons = z
    .array(Row)
    .parse(message.components)
    .flatMap((row) => row.components);
  return { title, text: lines.join('\n'), buttons };
}

const Part = z.object({
  type: z.number(),
  content: z.string().optional(),
  label: z.string().optional(),
  component: z
    .object({
      type: z.number(),
      custom_id: z.string(),
      required: z.boolean().default(true),
      value: z.string().optional(),
      max_length: z.number().optional(),
      options: z
        .array(z.object({ label: z.string(), value: z.string(), default: z.boolean().optional() }))
        .optional(),
    })
    .optional(),
});
const Modal = z.object({ custom_id: z.string(), title: z.string(), components: z.array(Part) });

export type ModalInput = NonNullable<z.infer<typeof Part>['component']>;

export function readModal(guild: Guild, modal: Json) {
  const { custom_id, title, components } = Modal.parse(modal);
  const inputs = components.flatMap((part) => (part.component ? [part.component] : []));
  const fields: SeenField[] = components.flatMap((part) =>
    part.component
      ? [
          {
            name: part.component.custom_id,
            label: part.label ?? '',
            required: part.component.required,
            value:
              part.component.options?.find((option) => option.default)?.value ?? part.component.value ?? '',
            choices: (part.component.options ?? []).map((option) => option.value),
            labels: (part.component.options ?? []).map((option) => option.label),
          },
        ]
      : [],
  );
  const text = components
    .flatMap((part) => (part.content ? [readMarkdown(guild, part.content)] : []))
    .join('\n');
  const form: SeenForm = { title, text, fields, errors: {} };
  return { custom_id, inputs, form };
}
