import type { REST, RequestData } from 'discord.js';
import { Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Card, CardFile } from '../../../card/card.js';

/**
 * A body with files beside it, as discord.js sends it on. The form is put together here: discord.js would leave that
 * to whichever undici was loaded first, and its forms do not fit into another version's.
 */
export async function withFiles(body: object, files: readonly CardFile[] = []): Promise<RequestData> {
  if (files.length === 0) return { body };
  const form = new FormData();
  form.set('payload_json', JSON.stringify(body));
  for (const [index, { name, content }] of files.entries())
    form.set(`files[${index}]`, new Blob([content], { type: 'text/plain' }), name);
  const encoded = new Response(form);
  const type = encoded.headers.get('content-type') ?? '';
  const bytes = new Uint8Array(await encoded.arrayBuffer());
  return { body: bytes, passThroughBody: true, headers: { 'content-type': type } };
}

const Channel = z.object({ id: z.string() });

/** The channel of the bot's direct messages with a person. Throws what discord.js throws. */
export async function directChannel(rest: REST, person: string): Promise<string> {
  return Channel.parse(await rest.post(Routes.userChannels(), { body: { recipient_id: person } })).id;
}

/** A card without its files, which says where they are, or why they are nowhere. */
export function withoutFiles({ files = [], ...card }: Card, sent: boolean): Card {
  const names = files.map(({ name }) => name).join(', ');
  const note = sent
    ? `${names}: in our direct messages, where nobody else sees ${files.length > 1 ? 'them' : 'it'}.`
    : `${names}: not sent, because you take no direct messages from me. Use the slash command: its answer is seen by you alone.`;
  const { footnote } = card;
  if (footnote === undefined) return { ...card, footnote: note };
  return {
    ...card,
    footnote: typeof footnote === 'string' ? `${note} ${footnote}` : [`${note} `, ...footnote],
  };
}
