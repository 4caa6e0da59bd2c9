import type { REST } from 'discord.js';
import { InteractionResponseType, MessageFlags, Routes } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { Button, Card, Form } from '../../../card/card.js';
import type { Responder } from '../../platform.js';
import { platformError } from '../errors.js';
import type { Attached } from '../render/attached.js';
import { type RenderedMessage, renderCard } from '../render/card.js';
import { renderForm } from '../render/form.js';
import { withFiles } from './files.js';
import type { Again, Forms } from './forms.js';

/** Discord forgets an interaction after 3 s without any answer. */
const deferAfterMs = 250;

/** What an answer to one interaction stands on. */
export interface InteractionOptions {
  readonly rest: REST;
  readonly logger: Logger;
  readonly applicationId: string;
  readonly interaction: { readonly id: string; readonly token: string };
  readonly person: string;
  readonly forms: Forms;
  readonly again: Again | null;
  /** A press, or a form opened by one: it can be acknowledged without showing anything. */
  readonly onMessage: boolean;
  /**
   * The message that was pressed, whose question may be answered by it; of a form: the question that it was opened by. What answers
   * it takes the place of one that nobody else sees (`own`); others may not see the answer (`shared`).
   */
  readonly question: 'own' | 'shared' | null;
  /** All that the message is there for is to open the form. */
  readonly isOpener?: boolean;
  /** The form that was sent, with the values in it: it can be opened again, and no other can be opened at once. */
  readonly sent?: Form | null;
}

/**
 * Answers one interaction, seen by its person alone. After a quarter of a second without an answer "thinking…" is shown, which the
 * first answer replaces; a form can then only come behind a button. Nothing here throws.
 */
export function respondToInteraction(options: InteractionOptions): Responder {
  const { rest, logger, interaction, forms } = options;
  const webhook = Routes.webhookMessage(options.applicationId, interaction.token, '@original');
  /** `updating`: Discord waits for the message that was pressed to be drawn anew. */
  let state: 'silent' | 'deferred' | 'updating' | 'answered' = 'silent';
  /** What takes the question's place where no answer does. */
  let decided: Card | null = null;
  let turn: Promise<void> = Promise.resolve();

  function inTurn(doing: string, act: () => Promise<void>): Promise<void> {
    turn = turn.then(act).catch((error: unknown) => {
      const { code, message } = platformError(error, 'answering');
      logger.warn({ code, problem: message, interaction: interaction.id }, `Discord did not take ${doing}`);
    });
    return turn;
  }
  async function callback(type: InteractionResponseType, data?: object, beside?: Attached): Promise<void> {
    await rest.post(Routes.interactionCallback(interaction.id, interaction.token), {
      ...(await withFiles({ type, ...(data && { data }) }, beside)),
      auth: false,
    });
  }
  async function say(message: RenderedMessage, beside?: Attached): Promise<void> {
    clearTimeout(timer);
    if (options.question === 'shared') await close();
    const before = state;
    state = 'answered';
    const hidden = { ...message, flags: message.flags | MessageFlags.Ephemeral };
    // What is drawn anew had other files, or none.
    const anew = { attachments: [], ...message };
    if (before === 'silent' && decided) await callback(InteractionResponseType.UpdateMessage, anew, beside);
    else if (before === 'silent')
      await callback(InteractionResponseType.ChannelMessageWithSource, hidden, beside);
    else if (before !== 'answered')
      await rest.patch(webhook, { ...(await withFiles(anew, beside)), auth: false });
    else
      await rest.post(Routes.webhook(options.applicationId, interaction.token), {
        ...(await withFiles(hidden, beside)),
        auth: false,
      });
  }
  /** Says what was decided in the question's place; where that is gone, only the answer is said. */
  async function close(): Promise<void> {
    if (!decided || (state !== 'silent' && state !== 'updating')) return;
    const anew = { attachments: [], ...renderCard(decided) };
    decided = null;
    try {
      if (state === 'silent') await callback(InteractionResponseType.UpdateMessage, anew);
      else await rest.patch(webhook, { body: anew, auth: false });
      state = 'answered';
    } catch (error) {
      logger.info({ problem: platformError(error, 'answering').message }, 'a question could not be closed');
    }
  }
  async function defer(): Promise<void> {
    clearTimeout(timer);
    if (state !== 'silent') return;
    if (decided && options.question === 'shared') return close();
    if (decided) {
      state = 'updating';
      return callback(InteractionResponseType.DeferredMessageUpdate);
    }
    state = 'deferred';
    await callback(InteractionResponseType.DeferredChannelMessageWithSource, {
      flags: MessageFlags.Ephemeral,
    });
  }
  const timer = setTimeout(() => void inTurn('a sign that work goes on', defer), deferAfterMs);

  return {
    card: (card) => inTurn('an answer', () => say(renderCard(card), card)),
    form: (form) =>
      inTurn('a form', async () => {
        if (state !== 'silent' || options.sent !== undefined)
          return say(behindButton(form.title, forms.button(form, options.again)));
        clearTimeout(timer);
        state = 'answered';
        forms.shown(options.person, form, decided !== null || options.isOpener === true);
        await callback(InteractionResponseType.Modal, renderForm(form));
      }),
    invalid: (errors) =>
      inTurn('what is wrong with a form', () => {
        const sentences = Object.values(errors);
        const [first = '…', ...more] = sentences;
        // What is not there any more can be opened again by the question alone.
        if (!options.sent && options.question === 'shared') decided = null;
        if (options.sent)
          return say(behindButton(options.sent.title, forms.button(options.sent, null), sentences));
        return say(
          renderCard({ title: first, tone: 'warning', ...(more.length > 0 && { text: more.join('\n') }) }),
        );
      }),
    instead(card) {
      if (options.question) decided = card;
    },
    heard: () => void inTurn('a sign that work comes later', defer),
    done: () =>
      inTurn('the end of an answer', async () => {
        clearTimeout(timer);
        if (state === 'answered') return;
        if (decided && state !== 'deferred') return close();
        if (state === 'silent' && options.onMessage) {
          state = 'answered';
          return callback(InteractionResponseType.DeferredMessageUpdate);
        }
        await defer();
        state = 'answered';
        await rest.delete(webhook, { auth: false });
      }),
  };
}

/** A card with one button that opens a form, and before it what was wrong with it. */
export function behindButton(
  title: string,
  button: Button,
  sentences: readonly string[] = [],
): RenderedMessage {
  const tone = sentences.length > 0 ? 'warning' : 'neutral';
  return renderCard({
    title,
    tone,
    buttons: [button],
    ...(sentences.length > 0 && { text: sentences.join('\n') }),
  });
}
