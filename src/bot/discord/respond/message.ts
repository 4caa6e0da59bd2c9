import type { REST } from 'discord.js';
import { Routes } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { Card } from '../../../card/card.js';
import type { Responder } from '../../platform.js';
import { platformError } from '../errors.js';
import type { Attached } from '../render/attached.js';
import { type RenderedMessage, renderCard } from '../render/card.js';
import { directChannel, withFiles, withoutFiles } from './files.js';
import type { Again, Forms } from './forms.js';
import { behindButton } from './interaction.js';

const typingAfterMs = 800;

/** What an answer to a message stands on. */
export interface MessageOptions {
  readonly rest: REST;
  readonly logger: Logger;
  /** The channel or thread of the message. */
  readonly channel: string;
  readonly message: string;
  readonly author: string;
  readonly isDirect: boolean;
  /** Deletes the message, where the bot may. */
  readonly takeAway: () => Promise<void>;
  readonly forms: Forms;
  readonly again: Again | null;
}

/**
 * Answers a message to the bot as a reply to it. Discord knows private answers to interactions only: a reply is
 * read by everyone who reads the message. Nothing here throws.
 */
export function respondToMessage(options: MessageOptions): Responder {
  const { rest, logger, channel, forms } = options;

  async function attempt(doing: string, act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch (error) {
      const { code, message } = platformError(error, 'answering');
      logger.warn({ code, problem: message, channel }, `Discord did not take ${doing}`);
    }
  }
  async function sendDirectly(card: Card): Promise<void> {
    const direct = Routes.channelMessages(await directChannel(rest, options.author));
    await rest.post(direct, await withFiles(renderCard(card), card));
  }
  async function sayCard(card: Card): Promise<void> {
    const { files = [], pictures = [] } = card;
    if (files.length + pictures.length === 0 || options.isDirect) return say(renderCard(card), card);
    clearTimeout(timer);
    const sent = await sendDirectly(card).then(
      () => true,
      () => false,
    );
    await say(renderCard(withoutFiles(card, sent)));
  }
  async function say(message: RenderedMessage, beside?: Attached): Promise<void> {
    clearTimeout(timer);
    const body = {
      ...message,
      allowed_mentions: { ...message.allowed_mentions, replied_user: false },
      message_reference: { message_id: options.message, fail_if_not_exists: false },
    };
    await rest.post(Routes.channelMessages(channel), await withFiles(body, beside));
  }
  const timer = setTimeout(
    () => void attempt('a sign that work goes on', () => rest.post(Routes.channelTyping(channel))),
    typingAfterMs,
  );

  return {
    card: (card) => attempt('an answer', () => sayCard(card)),
    form: (form) => attempt('a form', () => say(behindButton(form.title, forms.button(form, options.again)))),
    invalid: (errors) =>
      attempt('an answer', () => {
        const [first = '…', ...more] = Object.values(errors);
        return say(
          renderCard({ title: first, tone: 'warning', ...(more.length > 0 && { text: more.join('\n') }) }),
        );
      }),
    async takeBack() {
      try {
        await options.takeAway();
        return true;
      } catch (error) {
        const { message } = platformError(error, 'deleting a message');
        logger.info({ problem: message, channel }, 'a message could not be taken back');
        return false;
      }
    },
    done: async () => clearTimeout(timer),
  };
}
