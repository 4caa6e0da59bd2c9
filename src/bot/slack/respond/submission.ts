import type { types } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Card, Form } from '../../../card/card.js';
import type { Responder } from '../../platform.js';
import { platformError } from '../errors.js';
import { renderCard } from '../render/card.js';
import { renderForm } from '../render/form.js';
import type { Answers } from './answers.js';
import { sayCard } from './files.js';
import { reopenMessage, writeMetadata } from './reopen.js';

/** Slack closes the ear for what happens to a sent form after 3 s. */
const budgetMs = 2500;

type FormAnswer =
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'update'; view: types.ModalView };

/** What a responder to a sent form stands on. */
export interface SubmissionOptions {
  readonly client: WebClient;
  readonly logger: Logger;
  readonly answers: Answers;
  /** Ends Slack's wait: without an argument the form closes. */
  readonly ack: (answer?: FormAnswer) => Promise<void>;
  /** The form was opened by a question that nobody else sees: what answers it may take its place. */
  readonly answersQuestion: boolean;
  /** The names of the fields that the form has. */
  readonly fields: readonly string[];
  /** The form as it was sent, with the values in it; null when it is not known any more. */
  readonly form: Form | null;
}

/**
 * Answers a sent form: errors beside their fields while Slack still listens (2.5 s), after that the form is
 * closed and the errors come as a private message with a button that opens it again. Nothing here throws.
 */
export function createSubmissionResponder(options: SubmissionOptions): Responder {
  const { answers, logger } = options;
  let open = true;
  let isTold = false;
  /** What takes the question's place where no answer does. */
  let decided: Card | null = null;

  async function attempt(doing: string, act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      const { code, message } = platformError(error, 'answering');
      logger.warn({ code, problem: message, channel: answers.to.channel }, `Slack did not take ${doing}`);
    }
  }
  async function end(answer?: FormAnswer): Promise<boolean> {
    if (!open) return false;
    open = false;
    clearTimeout(timer);
    await options.ack(answer);
    return true;
  }
  const timer = setTimeout(() => void attempt('the end of a form', async () => void (await end())), budgetMs);

  return {
    card: (card) =>
      attempt('an answer', async () => {
        await end();
        const replace = decided !== null && !isTold;
        isTold = true;
        await sayCard(options.client, answers, card, { replace });
      }),
    form: (form) =>
      attempt('a form', async () => {
        isTold = true;
        const { channel, thread, responseUrl, user } = answers.to;
        const metadata = writeMetadata(
          { channel, thread, responseUrl, user, instead: options.answersQuestion },
          form,
        );
        if (await end({ response_action: 'update', view: renderForm(form, metadata) })) return;
        await answers.say(reopenMessage(form, null));
      }),
    invalid: (errors) =>
      attempt('what is wrong with a form', async () => {
        isTold = true;
        const beside = besideFields(errors, options.fields);
        if (Object.keys(beside).length > 0 && (await end({ response_action: 'errors', errors: beside })))
          return;
        await end();
        const sentences = Object.values(errors);
        if (options.form) await answers.say(reopenMessage(options.form, null, sentences));
        else
          await answers.say(
            renderCard({ title: sentences[0] ?? '…', tone: 'warning', text: sentences.slice(1).join('\n') }),
          );
      }),
    instead(card) {
      if (options.answersQuestion) decided = card;
    },
    done: () =>
      attempt('the end of a form', async () => {
        await end();
        if (decided && !isTold) await answers.say(renderCard(decided), { replace: true });
      }),
  };
}

/** Slack shows an error only beside a field that exists: the others go beside the first. */
function besideFields(
  errors: Readonly<Record<string, string>>,
  fields: readonly string[],
): Record<string, string> {
  const beside: Record<string, string> = {};
  for (const [name, sentence] of Object.entries(errors)) {
    const field = fields.includes(name) ? name : fields[0];
    if (field === undefined) continue;
    beside[field] = beside[field] ? `${beside[field]} ${sentence}` : sentence;
  }
  return beside;
}
