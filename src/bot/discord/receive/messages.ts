import type { REST } from 'discord.js';
import { Routes } from 'discord-api-types/v10';
import type { Place } from '../../platform.js';
import { againOf } from '../respond/forms.js';
import { respondToMessage } from '../respond/message.js';
import { inboundFile } from './files.js';
import { Message } from './payloads.js';
import type { ReceiveOptions } from './receive.js';

/** Needs the permission to manage messages; in direct messages nobody deletes another's. */
async function deleteMessage(
  rest: REST,
  { channel_id, id }: { channel_id: string; id: string },
): Promise<void> {
  await rest.delete(Routes.channelMessage(channel_id, id));
}

/** A message as typed, and a reply. */
const saidTypes = new Set([0, 19]);

/** Turns a message that mentions the bot, replies to it, or is said to it directly into an inbound. */
export async function receiveMessage(options: ReceiveOptions, payload: unknown): Promise<void> {
  const { data: said } = Message.safeParse(payload);
  if (!said || said.author.bot || said.webhook_id || !saidTypes.has(said.type)) return;
  if (said.guild_id && !said.mentions.some((one) => one.id === options.botId)) return;
  const text = said.content
    .replaceAll(new RegExp(`<@!?${options.botId}>`, 'g'), ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  const workspace = said.guild_id ?? options.home;
  const parent = said.guild_id ? await options.parentOf(said.channel_id) : null;
  const place: Place = {
    platform: 'discord',
    workspace,
    ...(parent === null ? { channel: said.channel_id } : { channel: parent, thread: said.channel_id }),
  };
  const [attachment] = said.attachments;
  const takeAway = () => deleteMessage(options.rest, said);
  const locale = options.locales.get(said.author.id);
  const inbound = {
    kind: 'mention',
    text,
    deliveryId: said.id,
    person: {
      platform: 'discord',
      workspace,
      id: said.author.id,
      name: said.member?.nick ?? said.author.global_name ?? said.author.username,
      ...(locale !== undefined && { locale }),
      ...(said.member && { groups: said.member.roles }),
    },
    place,
    ...(attachment && { files: { '': inboundFile(attachment, takeAway) } }),
  } as const;
  const responder = respondToMessage({
    rest: options.rest,
    logger: options.logger,
    channel: said.channel_id,
    message: said.id,
    author: said.author.id,
    isDirect: said.guild_id === undefined,
    takeAway,
    forms: options.forms,
    again: againOf(inbound),
  });
  await options.inbox.receive(inbound, responder);
}
