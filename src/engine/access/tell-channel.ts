import { randomUUID } from 'node:crypto';
import type { Caller } from '../caller.js';
import type { Writer } from '../store/database.js';
import { type ChannelChange, queuePost } from '../store/outbox.js';
import { type ChannelKey, channelOf } from './channel.js';

/** Has everybody in a channel told what somebody settled for it, with the change itself. Whoever waits for messages is to be woken after. */
export async function tellChannel(
  tx: Writer,
  channel: ChannelKey,
  { chat, userName }: Caller,
  change: ChannelChange,
): Promise<void> {
  const id = randomUUID();
  const place = channelOf(channel);
  const who = { name: chat?.name ?? userName, ...(chat?.locale !== undefined && { locale: chat.locale }) };
  await queuePost(tx, {
    messageKey: `channel:${id}`,
    place,
    content: { draw: 'settled', id, place, who, change },
  });
}
