import type { WebClient } from '@slack/web-api';
import type { Card, CardFile } from '../../../card/card.js';
import { directChannel } from '../direct.js';
import { slackCode } from '../errors.js';
import type { RenderedMessage } from '../render/card.js';
import { renderCard } from '../render/card.js';
import type { Answers } from './answers.js';

const isDirect = (channel: string) => channel.startsWith('D');

/**
 * Shows a card to one person. Slack shows a file to everybody in its channel, so files go to the person's direct
 * messages, and the card says so; where Slack does not take one, its text is shown instead.
 */
export async function sayCard(
  client: WebClient,
  answers: Answers,
  card: Card,
  options?: { replace?: boolean },
): Promise<void> {
  const { files = [] } = card;
  if (files.length === 0) return answers.say(renderCard(card), options);
  const { channel, thread } = answers.to;
  await answers.say(isDirect(channel) ? renderCard(card) : renderCard(withNote(card, files)), options);
  try {
    const to = isDirect(channel) ? channel : await directChannel(client, answers.to.user);
    const where = isDirect(channel) && thread !== undefined ? { thread_ts: thread } : {};
    await client.filesUploadV2({
      channel_id: to,
      ...where,
      ...(isDirect(channel) ? {} : { initial_comment: card.title }),
      file_uploads: files.map(({ name, content }) => ({ filename: name, title: name, content })),
    });
  } catch (error) {
    for (const file of files) await answers.say(asText(file, slackCode(error)));
  }
}

function withNote(card: Card, files: readonly CardFile[]): Card {
  const names = files.map(({ name }) => name).join(', ');
  const note = `📎 ${names}: in our direct messages, where nobody else sees ${files.length > 1 ? 'them' : 'it'}.`;
  const { footnote } = card;
  if (footnote === undefined) return { ...card, footnote: note };
  return {
    ...card,
    footnote: typeof footnote === 'string' ? `${note} ${footnote}` : [`${note} `, ...footnote],
  };
}

function asText({ name, content }: CardFile, code: string | null): RenderedMessage {
  return renderCard({
    title: name,
    tone: 'neutral',
    text: `Slack did not take the file${code ? ` (${code})` : ''}, so here is what is in it.`,
    code: content,
  });
}
