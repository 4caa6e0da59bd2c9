import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Card, Form } from '../../../card/card.js';
import type { Responder } from '../../platform.js';
import type { Working } from '../agent.js';
import { platformError, slackCode } from '../errors.js';
import { renderCard } from '../render/card.js';
import { renderForm } from '../render/form.js';
import type { Answers } from './answers.js';
import { sayCard } from './files.js';
import { type Again, reopenMessage, writeMetadata } from './reopen.js';

/** When a person is told that something is happening. */
const workingAfterMs = 1000;

/** Slack's words for a trigger that opens nothing any more (3 s, or used). */
const lateTriggers = new Set([
  'expired_trigger_id',
  'exchanged_trigger_id',
  'trigger_exchanged',
  'invalid_trigger_id',
  'invalid_trigger',
]);

/** What a responder stands on. */
export interface ResponderOptions {
  readonly client: WebClient;
  readonly logger: Logger;
  readonly answers: Answers;
  /** Absent where Slack gives none: a mention. */
  readonly triggerId?: string | undefined;
  readonly again: Again | null;
  /** A press of a button in a message that nobody else sees: what answers a question there may take its place. */
  readonly isOwn: boolean;
  /** After a slash command the note that something is happening can be taken back. */
  readonly takesBack: boolean;
  /** Shown instead of that note, where Slack shows it. */
  readonly working?: Working | undefined;
}

/** Opens a form with a trigger; false when the trigger came too late. Throws what the Web API throws. */
export async function openForm(
  client: WebClient,
  triggerId: string | undefined,
  form: Form,
  answers: Answers,
  instead: boolean,
): Promise<boolean> {
  if (!triggerId) return false;
  const { channel, thread, responseUrl, user } = answers.to;
  try {
    const view = renderForm(form, writeMetadata({ channel, thread, responseUrl, user, instead }, form));
    await client.views.open({ trigger_id: triggerId, view });
    return true;
  } catch (error) {
    if (lateTriggers.has(slackCode(error) ?? '')) return false;
    throw error;
  }
}

/** Answers a command, a press or a mention. Nothing here throws: what cannot be said is logged. */
export function createResponder(options: ResponderOptions): Responder {
  const { client, logger, answers, again, working } = options;
  let triggerId = options.triggerId;
  let noted: Promise<void> | null = null;
  let answered = false;
  let isTold = false;
  /** What takes the question's place where no answer does. */
  let decided: Card | null = null;

  const note = setTimeout(() => {
    if (working?.isShown()) return;
    noted = answers
      .say({ text: '⏳ …', blocks: [] }, { replace: decided !== null })
      .catch((error: unknown) => {
        logger.info(
          { problem: platformError(error, 'answering').message },
          'could not say that work goes on',
        );
      });
  }, workingAfterMs);

  async function beforeAnswer(): Promise<boolean> {
    isTold = true;
    clearTimeout(note);
    await noted;
    const replace = !answered && (decided !== null || (options.takesBack && noted !== null));
    answered = true;
    return replace;
  }

  async function attempt(doing: string, act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      const { code, message } = platformError(error, 'answering');
      logger.warn({ code, problem: message, channel: answers.to.channel }, `Slack did not take ${doing}`);
    }
  }

  return {
    card: (card) =>
      attempt('an answer', async () => {
        const replace = await beforeAnswer();
        await sayCard(client, answers, card, { replace });
      }),
    form: (form) =>
      attempt('a form', async () => {
        const trigger = triggerId;
        triggerId = undefined;
        clearTimeout(note);
        isTold = true;
        if (await openForm(client, trigger, form, answers, decided !== null)) return;
        const replace = await beforeAnswer();
        await answers.say(reopenMessage(form, again), { replace });
      }),
    invalid: (errors) =>
      attempt('an answer', async () => {
        const replace = await beforeAnswer();
        const sentences = Object.values(errors);
        await answers.say(
          renderCard({ title: sentences[0] ?? '…', tone: 'warning', text: sentences.slice(1).join('\n') }),
          { replace },
        );
      }),
    instead(card) {
      if (options.isOwn) decided = card;
    },
    done: () =>
      attempt('the end of an answer', async () => {
        clearTimeout(note);
        working?.end();
        await noted;
        if (decided && !isTold) return answers.say(renderCard(decided), { replace: true });
        if (noted && !answered && options.takesBack) await answers.remove();
      }),
  };
}
