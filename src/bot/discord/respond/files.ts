import type { REST } from 'discord.js';
import { Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Card, CardFile } from '../../../card/card.js';

/** Files as discord.js sends them beside a body. */
export function attachments(files: readonly CardFile[] = []) {
  if (files.length === 0) return {};
  return { files: files.map(({ name, content }) => ({ name, data: content, contentType: 'text/plain' })) };
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
