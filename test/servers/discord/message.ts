import { z } from 'zod';
import { componentsV2, countOf, customIdsOf, LegacyRow, mediaOf, TopLevel, textOf } from './components.js';
import type { DiscordMessage, Guild, Json } from './guild.js';
import { accept, refuse } from './refusal.js';

/** What Discord takes as a message, and as a change of one. */

const MessageBody = z.strictObject({
  content: z.string().max(2000).nullish(),
  embeds: z.array(z.record(z.string(), z.unknown())).max(10).optional(),
  components: z.array(z.record(z.string(), z.unknown())).optional(),
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
        filename: z.string().min(1).max(1024),
        description: z.string().max(1024).optional(),
      }),
    )
    .max(10)
    .optional(),
  message_reference: z
    .strictObject({ message_id: z.string(), fail_if_not_exists: z.boolean().optional() })
    .optional(),
});
type MessageBody = z.infer<typeof MessageBody>;

/** Of a message that is changed, what decides what may become of it. */
export type Before = Pick<DiscordMessage, 'content' | 'embeds' | 'v2'> & {
  readonly names: readonly string[];
};

/** A message of which nothing was said yet. */
const nothing: Before = { content: '', embeds: [], v2: false, names: [] };

/** A message, or a change of one, as Discord takes it; throws its refusal. */
export function acceptMessage(value: unknown, before: Before = nothing) {
  const body = accept(MessageBody, value);
  const asked = body.flags !== undefined && (body.flags & componentsV2) !== 0;
  if (before.v2 && body.flags !== undefined && !asked) refuse('IS_COMPONENTS_V2 cannot be removed');
  const v2 = asked || before.v2 === true;
  const content = body.content === undefined ? before.content : (body.content ?? '');
  const embeds = body.embeds ?? before.embeds;
  const components: Json[] = v2
    ? acceptComponents(body, before)
    : accept(z.array(LegacyRow).max(5), body.components ?? []);
  if (v2 && (content !== '' || embeds.length > 0))
    refuse('The content and embeds fields cannot be used with IS_COMPONENTS_V2');
  if (!v2 && content === '' && embeds.length === 0) refuse('Cannot send an empty message');
  const ids = components.flatMap(customIdsOf);
  if (new Set(ids).size < ids.length) refuse('Component custom id cannot be duplicated');
  return { ...body, v2, content, embeds, components };
}

function acceptComponents({ components = [], attachments }: MessageBody, before: Before): Json[] {
  const taken: Json[] = accept(z.array(TopLevel).min(1), components);
  if (taken.reduce((sum, one) => sum + countOf(one), 0) > 40) refuse('More than 40 components');
  if (taken.reduce((sum, one) => sum + textOf(one).length, 0) > 4000)
    refuse('The texts exceed the maximum size of 4000');
  const names = attachments?.map(({ filename }) => keptName(filename)) ?? before.names;
  for (const { url } of taken.flatMap(mediaOf))
    if (!names.includes(url.replace('attachment://', '')))
      refuse(`${url} refers to nothing that is attached`);
  return taken;
}

/** The name of a file as Discord keeps it. */
export function keptName(name: string): string {
  return name.replace(/[^\w.-]/g, '_');
}

/** What a message is, for a change of it. */
export function beforeOf(guild: Guild, message: DiscordMessage): Before {
  const names = (message.files ?? []).flatMap((id) => guild.files.get(id)?.name ?? []);
  return { ...message, names: names.map(keptName) };
}
