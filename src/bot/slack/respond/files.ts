import type { WebClient } from '@slack/web-api';
import type { Card, CardFile } from '../../../card/card.js';
import { say } from '../../../speech/language.js';
import type { Language } from '../../../speech/locale.js';
import { directChannel, isDirect } from '../direct.js';
import { slackCode } from '../errors.js';
import type { RenderedMessage } from '../render/card.js';
import { renderCard } from '../render/card.js';
import type { Answers } from './answers.js';

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
  const { files = [], pictures = [] } = card;
  const names = [...files, ...pictures].map(({ name }) => name);
  if (names.length === 0) return answers.say(renderCard(card), options);
  const { channel, thread } = answers.to;
  await answers.say(isDirect(channel) ? renderCard(card) : renderCard(withNote(card, names)), options);
  try {
    const to = isDirect(channel) ? channel : await directChannel(client, answers.to.user);
    const where = isDirect(channel) && thread !== undefined ? { thread_ts: thread } : {};
    await client.filesUploadV2({
      channel_id: to,
      ...where,
      ...(isDirect(channel) ? {} : { initial_comment: card.title }),
      file_uploads: [
        ...files.map(({ name, content }) => ({ filename: name, title: name, content })),
        ...pictures.map(({ name, png, alt }) => ({
          filename: name,
          title: name,
          alt_text: alt,
          file: Buffer.from(png, 'base64'),
        })),
      ],
    });
  } catch (error) {
    for (const file of files) await answers.say(asText(file, slackCode(error), card.language));
    for (const { name, alt } of pictures)
      await answers.say(undrawn(name, alt, slackCode(error), card.language));
  }
}

function withNote(card: Card, names: readonly string[]): Card {
  const note = `📎 ${say(
    `${names.join(', ')}: in our direct messages, where nobody else sees ${names.length > 1 ? 'them' : 'it'}.`,
    card.language,
  )}`;
  const { footnote } = card;
  if (footnote === undefined) return { ...card, footnote: note };
  return {
    ...card,
    footnote: typeof footnote === 'string' ? `${note} ${footnote}` : [`${note} `, ...footnote],
  };
}

function undrawn(
  name: string,
  alt: string,
  code: string | null,
  language: Language | undefined,
): RenderedMessage {
  return renderCard({
    title: name,
    tone: 'neutral',
    text: say(
      `Slack did not take the picture${code ? ` (${code})` : ''}; what is in it is said above. ${alt}`,
      language,
    ),
  });
}

function asText(
  { name, content }: CardFile,
  code: string | null,
  language: Language | undefined,
): RenderedMessage {
  return renderCard({
    title: name,
    tone: 'neutral',
    text: say(`Slack did not take the file${code ? ` (${code})` : ''}, so here is what is in it.`, language),
    code: content,
  });
}
