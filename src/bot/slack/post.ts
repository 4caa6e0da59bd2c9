import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Card } from '../../card/card.js';
import type { MessageRef, Place, Post } from '../platform.js';
import { platformError, slackCode } from './errors.js';
import type { SendDrawn } from './plans.js';

const postEvent = 'magnum_post';
const mostPages = 10;

const Sent = z.object({ channel: z.string(), ts: z.string() });
const History = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z
        .object({ event_type: z.string(), event_payload: z.object({ key: z.string().optional() }).loose() })
        .optional()
        .catch(undefined),
    }),
  ),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

/** Sends a card as a message whose metadata carries the post's key. Throws `PlatformError`. */
export async function postCard(client: WebClient, drawn: SendDrawn, post: Post): Promise<MessageRef> {
  const { place } = post;
  try {
    const answer = await drawn(post.card, (message) =>
      client.chat.postMessage({
        channel: place.channel,
        ...message,
        ...(place.thread !== undefined && { thread_ts: place.thread }),
        unfurl_links: false,
        unfurl_media: false,
        metadata: { event_type: postEvent, event_payload: { key: post.key } },
      }),
    );
    const { channel, ts } = Sent.parse(answer);
    return { ...place, channel, id: ts };
  } catch (error) {
    throw platformError(error, 'sending a message');
  }
}

/** Draws a message again. Throws `PlatformError`. */
export async function editCard(
  client: WebClient,
  drawn: SendDrawn,
  { channel, id }: MessageRef,
  card: Card,
): Promise<void> {
  try {
    await drawn(card, (message) => client.chat.update({ channel, ts: id, ...message }));
  } catch (error) {
    throw platformError(error, 'changing a message');
  }
}

/**
 * Finds the message with a key among the latest of its channel (1000) or in its whole thread (to 1000 replies).
 * Joins a public channel that it may post to but not read. Throws `PlatformError`.
 */
export async function findPost(client: WebClient, place: Place, key: string): Promise<MessageRef | null> {
  try {
    return await search(client, place, key);
  } catch (error) {
    if (slackCode(error) === 'thread_not_found') return null;
    if (slackCode(error) !== 'not_in_channel') throw platformError(error, 'looking for a message');
  }
  try {
    await client.conversations.join({ channel: place.channel });
    return await search(client, place, key);
  } catch (error) {
    throw platformError(error, 'looking for a message');
  }
}

async function search(client: WebClient, place: Place, key: string): Promise<MessageRef | null> {
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const options = {
      channel: place.channel,
      include_all_metadata: true,
      limit: 100,
      ...(cursor && { cursor }),
    };
    const answer = History.parse(
      place.thread === undefined
        ? await client.conversations.history(options)
        : await client.conversations.replies({ ...options, ts: place.thread }),
    );
    const found = answer.messages.find(
      (message) => message.metadata?.event_type === postEvent && message.metadata.event_payload.key === key,
    );
    if (found) return { ...place, id: found.ts };
    cursor = answer.response_metadata?.next_cursor || undefined;
    if (!cursor) return null;
  }
  return null;
}
