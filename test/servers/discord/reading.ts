import { z } from 'zod';
import type { SeenField, SeenForm } from '../chat.js';
import { allOf, mediaOf } from './components.js';
import type { Guild, Json } from './guild.js';

/** How people read what was sent: markdown as words, ids as names. */

/** What Discord interprets, read from left to right: an escape, a code block, code, a mention, a moment, bold, a heading or small print. */
const marks =
  /\\([^\p{L}\p{N}\s])|```\n([\s\S]*?)\n```|`([^`\n]+)`|<@(\d{15,21})>|<t:(\d+):[fR]>|\*\*|^(?:#{1,3}|-#) /gmu;

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

const Shown = z.looseObject({
  type: z.number(),
  content: z.string().default(''),
  label: z.string().default(''),
  custom_id: z.string().default(''),
});

interface Read {
  readonly title: string;
  readonly text: string;
  readonly buttons: readonly { readonly label: string; readonly custom_id: string }[];
  readonly files: readonly { readonly name: string; readonly alt?: string | undefined }[];
}
/** A message is read anew only when it was drawn anew: tests look often. */
const alreadyRead = new WeakMap<Json[], Read>();

/** Title, text, buttons and files of a message, in the order of reading; a heading that stands first is its title. */
export function readMessage(guild: Guild, message: { content: string; components: Json[] }): Read {
  const known = alreadyRead.get(message.components);
  if (known) return known;
  const read = readAnew(guild, message);
  alreadyRead.set(message.components, read);
  return read;
}

function readAnew(guild: Guild, { content, components }: { content: string; components: Json[] }): Read {
  const shown = components.flatMap(allOf).map((one) => Shown.parse(one));
  const texts = shown.filter(({ type }) => type === 10).map((one) => one.content);
  const heading = texts[0]?.startsWith('#') ? (texts.shift() ?? '') : '';
  const lines = [content, ...texts].filter(Boolean).map((text) => readMarkdown(guild, text));
  return {
    title: readMarkdown(guild, heading).replace(/^(\p{Extended_Pictographic}\uFE0F?) /u, ''),
    text: lines.join('\n'),
    buttons: shown.filter(({ type }) => type === 2).map(({ label, custom_id }) => ({ label, custom_id })),
    files: components
      .flatMap(mediaOf)
      .map(({ url, description }) => ({ name: url.replace('attachment://', ''), alt: description })),
  };
}

const Part = z.object({
  type: z.number(),
  content: z.string().optional(),
  label: z.string().optional(),
  description: z.string().optional(),
  component: z
    .object({
      type: z.number(),
      custom_id: z.string(),
      required: z.boolean().default(true),
      value: z.string().optional(),
      max_length: z.number().optional(),
      max_values: z.number().optional(),
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
            longest: part.component.max_length,
            hint: part.description,
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
