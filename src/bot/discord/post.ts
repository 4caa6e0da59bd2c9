import { createHash } from 'node:crypto';
import type { REST } from 'discord.js';
import { Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Card } from '../../card/card.js';
import type { MessageRef, Place, Post } from '../platform.js';
import { discordCode, platformError } from './errors.js';
import { renderCard } from './render/card.js';
import { cut, limits } from './render/limits.js';
import { carries, Marked, markerOf } from './render/marker.js';
import { withFiles } from './respond/files.js';

const unknownChannel = 10_003;
const threadExists = 160_004;
const mostPages = 10;

const Sent = z.object({ id: z.string() });
const Found = z.array(Marked.extend({ id: z.string(), nonce: z.union([z.string(), z.number()]).optional() }));

/** Discord's nonce of a post: at most 25 characters, the same for the same key. */
export function nonceOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 25);
}

/**
 * Sends a card. Within some minutes Discord itself takes the same key for the same message; later a marker in
 * the small print finds it. A thread that does not exist yet is started at its message. Throws `PlatformError`.
 */
export async function postCard(rest: REST, post: Post): Promise<MessageRef> {
  const { place } = post;
  const body = {
    ...renderCard(post.card, markerOf(post.key)),
    nonce: nonceOf(post.key),
    enforce_nonce: true,
  };
  const route = Routes.channelMessages(place.thread ?? place.channel);
  const send = async () => Sent.parse(await rest.post(route, await withFiles(body, post.card)));
  try {
    const sent = await send().catch(async (error: unknown) => {
      if (place.thread === undefined || discordCode(error) !== unknownChannel) throw error;
      await startThread(rest, place.channel, place.thread, post.threadTitle ?? post.card.title);
      return await send();
    });
    return { ...place, id: sent.id };
  } catch (error) {
    throw platformError(error, 'sending a message');
  }
}

async function startThread(rest: REST, channel: string, message: string, title: string): Promise<void> {
  try {
    await rest.post(Routes.threads(channel, message), {
      body: { name: cut(title.trim(), limits.threadName) || '…' },
    });
  } catch (error) {
    if (discordCode(error) !== threadExists) throw error;
  }
}

/** What a message of an earlier version was: emptied, it takes the flag for components. */
const noEmbeds = { content: null, embeds: [] };

/** Draws a message again, also one that an earlier version posted as an embed. Throws `PlatformError`. */
export async function editCard(rest: REST, message: MessageRef, card: Card): Promise<void> {
  try {
    await rest.patch(
      Routes.channelMessage(message.thread ?? message.channel, message.id),
      await withFiles({ ...renderCard(card), ...noEmbeds }, card),
    );
  } catch (error) {
    throw platformError(error, 'changing a message');
  }
}

/**
 * Finds the message with a key among the latest 1000 of its channel or thread, by its nonce or its marker. A
 * thread that does not exist holds none. Throws `PlatformError`.
 */
export async function findPost(rest: REST, place: Place, key: string): Promise<MessageRef | null> {
  const channel = place.thread ?? place.channel;
  let before: string | undefined;
  try {
    for (let page = 0; page < mostPages; page += 1) {
      const query = new URLSearchParams({ limit: '100', ...(before && { before }) });
      const messages = Found.parse(await rest.get(Routes.channelMessages(channel), { query }));
      const found = messages.find((one) => one.nonce === nonceOf(key) || carries(one, key));
      if (found) return { ...place, id: found.id };
      if (messages.length < 100) return null;
      before = messages.at(-1)?.id;
    }
    return null;
  } catch (error) {
    if (place.thread !== undefined && discordCode(error) === unknownChannel) return null;
    throw platformError(error, 'looking for a message');
  }
}
