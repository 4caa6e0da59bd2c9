import type { Approval } from '../../engine/approvals/approval.js';
import type { EventBody } from '../../engine/events/event.js';
import type { Origin } from '../../engine/operations/operation.js';
import { listQuestions } from '../../engine/store/approval-questions.js';
import type { Writer } from '../../engine/store/database.js';
import { findMessage } from '../../engine/store/messages.js';
import {
  type Message,
  type OutboxPlace,
  queueEdit,
  queueEditOfPosted,
  queuePost,
} from '../../engine/store/outbox.js';
import type { Bot } from '../bot.js';
import { approvalPlaces, threadOfApproval } from './approval-places.js';
import { askedKey, keyOf } from './keys.js';

type QuestionEvent = Extract<EventBody, { type: 'approval.asked' | 'approval.answered' }>;

/** Tells whoever asked for a request of a question about it, in the request's thread; and whoever asked the question of the answer, where they did. */
export async function queueQuestion(
  bot: Bot,
  tx: Writer,
  approval: Approval,
  { type, question: number }: QuestionEvent,
): Promise<void> {
  const told = questionMessage(approval, number);
  if (type === 'approval.asked') {
    if (told) await queuePost(tx, told);
    return;
  }
  if (told) await queueEdit(tx, told);
  const question = (await listQuestions(tx, approval.number)).find((each) => each.number === number);
  if (!question?.origin) return;
  await queuePost(tx, {
    messageKey: `${askedKey(approval.number)}:answer:${number}`,
    place: await answerPlace(bot, tx, approval, question.origin),
    content: { draw: 'approval', number: approval.number, view: 'answer', question: number },
  });
}

/** Questions that were told offer no answer any more once the request is over. */
export async function redrawQuestions(tx: Writer, approval: Approval): Promise<void> {
  for (const { number, answer } of await listQuestions(tx, approval.number)) {
    const told = questionMessage(approval, number);
    if (told && !answer) await queueEditOfPosted(tx, told);
  }
}

function questionMessage({ number, origin }: Approval, question: number): Message | null {
  return (
    origin && {
      messageKey: `${askedKey(number)}:question:${question}`,
      place: threadOfApproval(number, origin),
      content: { draw: 'approval', number, view: 'question', question },
    }
  );
}

/** Where an answer is told: under the card beside which the question was asked, else in the thread or channel where it was. */
async function answerPlace(
  bot: Bot,
  tx: Writer,
  { number, origin }: Approval,
  asked: Origin,
): Promise<OutboxPlace> {
  if (origin && isSameChannel(origin, asked)) return threadOfApproval(number, origin);
  if (asked.thread) return asked;
  for (const place of approvalPlaces(bot)) {
    const card = keyOf(number, 'deciders', place);
    const there = await findMessage(tx, card);
    if (there && isSameChannel(there, asked)) return { ...asked, under: card };
  }
  return asked;
}

function isSameChannel(
  one: { readonly platform: string; readonly channel: string },
  other: { readonly platform: string; readonly channel: string },
): boolean {
  return one.platform === other.platform && one.channel === other.channel;
}
