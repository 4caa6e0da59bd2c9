import type { REST, RequestData } from 'discord.js';
import { Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Card } from '../../../card/card.js';
import { say } from '../../../speech/language.js';
import { type Attached, attachmentName } from '../render/attached.js';
import { cut, limits } from '../render/limits.js';

/** What a message says of the files beside it: their numbers, names, and what pictures show. */
export function attachmentsOf({ files = [], pictures = [] }: Attached) {
  return [
    ...files.map(({ name }) => ({ filename: attachmentName(name) })),
    ...pictures.map(({ name, alt }) => ({
      filename: attachmentName(name),
      description: cut(alt, limits.mediaDescription),
    })),
  ].map((about, id) => ({ id, ...about }));
}

/**
 * A body with files beside it, as discord.js sends it on. The form is put together here: discord.js would leave that
 * to whichever undici was loaded first, and its forms do not fit into another version's.
 */
export async function withFiles(body: object, attached: Attached = {}): Promise<RequestData> {
  const { files = [], pictures = [] } = attached;
  if (files.length + pictures.length === 0) return { body };
  const parts = [
    ...files.map(({ content }) => new Blob([content], { type: 'text/plain' })),
    ...pictures.map(({ png }) => new Blob([Buffer.from(png, 'base64')], { type: 'image/png' })),
  ];
  const attachments = attachmentsOf(attached);
  const form = new FormData();
  form.set('payload_json', JSON.stringify(withAttachments(body, attachments)));
  for (const [id, part] of parts.entries()) form.set(`files[${id}]`, part, attachments[id]?.filename);
  const encoded = new Response(form);
  const type = encoded.headers.get('content-type') ?? '';
  const bytes = new Uint8Array(await encoded.arrayBuffer());
  return { body: bytes, passThroughBody: true, headers: { 'content-type': type } };
}

/** The answer to an interaction has its message in `data`. */
function withAttachments(body: object, attachments: readonly object[]): object {
  return 'data' in body && typeof body.data === 'object'
    ? { ...body, data: { ...body.data, attachments } }
    : { ...body, attachments };
}

const Channel = z.object({ id: z.string() });

/** The channel of the bot's direct messages with a person. Throws what discord.js throws. */
export async function directChannel(rest: REST, person: string): Promise<string> {
  return Channel.parse(await rest.post(Routes.userChannels(), { body: { recipient_id: person } })).id;
}

/** A card without its files, which says where they are, or why they are nowhere. */
export function withoutFiles({ files = [], pictures = [], ...card }: Card, sent: boolean): Card {
  const all = [...files, ...pictures];
  const names = all.map(({ name }) => name).join(', ');
  const english = sent
    ? `${names}: in our direct messages, where nobody else sees ${all.length > 1 ? 'them' : 'it'}.`
    : `${names}: not sent, because you take no direct messages from me. Use the slash command: its answer is seen by you alone.`;
  const note = say(english, card.language);
  const { footnote } = card;
  if (footnote === undefined) return { ...card, footnote: note };
  return {
    ...card,
    footnote: typeof footnote === 'string' ? `${note} ${footnote}` : [`${note} `, ...footnote],
  };
}
