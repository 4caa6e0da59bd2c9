import type { Card } from '../../card/card.js';
import { channelOf } from '../../engine/access/channel.js';
import { type Approval, requestId } from '../../engine/approvals/approval.js';
import { viewApproval } from '../../engine/approvals/read.js';
import type { Engine } from '../../engine/engine.js';
import type { EventBody } from '../../engine/events/event.js';
import { getApproval } from '../../engine/store/approvals.js';
import type { Writer } from '../../engine/store/database.js';
import {
  type Message,
  type OutboxContent,
  queueEdit,
  queueEditOfPosted,
  queuePost,
} from '../../engine/store/outbox.js';
import { brokenCard } from '../../intents/approvals/break-glass-card.js';
import { approvalCard, reminderCard, toldCard } from '../../intents/approvals/card.js';
import { answerCard, questionCard } from '../../intents/approvals/question-card.js';
import { termCard } from '../../intents/approvals/term-card.js';
import type { Bot } from '../bot.js';
import { approvalPlaces, threadOfApproval } from './approval-places.js';
import { namedPlaces, readChannel } from './bound.js';
import { queueBroken } from './break-glass.js';
import { askedKey, keyOf } from './keys.js';
import { type Asked, askedBy } from './language.js';
import { queueQuestion, redrawQuestions } from './questions.js';

type ApprovalEvent = Extract<EventBody, { type: `approval.${string}` }>;
type BreakGlassEvent = Extract<
  EventBody,
  { type: 'approval.broken' | 'approval.reviewed' | 'approval.unreviewed' }
>;

function isAboutBreakGlass(body: ApprovalEvent): body is BreakGlassEvent {
  return ['approval.broken', 'approval.reviewed', 'approval.unreviewed'].includes(body.type);
}

/** Whether an event is about a request that others decide. */
export function isAboutApproval(body: EventBody): body is ApprovalEvent {
  return body.type.startsWith('approval.');
}

/** Turns an event of a request into its cards: posted once, drawn again as it goes on, and whoever asked is told its end. */
export async function queueApproval(bot: Bot, tx: Writer, body: ApprovalEvent): Promise<void> {
  const approval = await getApproval(tx, body.number);
  if (!approval) return;
  if (body.type === 'approval.reminded' || body.type === 'approval.escalated') {
    return queueCall(bot, tx, approval, body.type);
  }
  if (isAboutBreakGlass(body)) return queueBroken(bot, tx, approval, body);
  if (body.type === 'approval.ending' || body.type === 'approval.ended') {
    return queueTerm(bot, tx, approval, body.type);
  }
  // What a rule approved by itself is answered to whoever asked, and is nobody else's business.
  if (approval.automatic) return;
  await queueCards(bot, tx, approval, body.type === 'approval.requested' ? queuePost : queueEdit);
  if (body.type !== 'approval.requested') await redrawCalls(bot, tx, approval);
  if (body.type === 'approval.asked' || body.type === 'approval.answered')
    return queueQuestion(bot, tx, approval, body);
  if (body.type === 'approval.decided') await redrawQuestions(tx, approval);
  const { number, origin } = approval;
  // After an approval comes what came of it; who took it back knows.
  const isEnd =
    body.type === 'approval.finished' ||
    (body.type === 'approval.decided' && !['APPROVED', 'CANCELLED'].includes(body.state));
  if (!isEnd || !origin) return;
  await queuePost(tx, {
    messageKey: `${askedKey(number)}:told`,
    place: threadOfApproval(number, origin),
    content: { draw: 'approval', number, view: 'told' },
  });
}

/** The living cards: where it is decided, and where it was asked. */
async function queueCards(
  bot: Bot,
  tx: Writer,
  { number, origin }: Approval,
  queue: typeof queuePost | typeof queueEdit,
): Promise<void> {
  const deciders = approvalPlaces(bot);
  for (const place of deciders) {
    const content = { draw: 'approval', number, view: 'deciders' } as const;
    await queue(tx, { messageKey: keyOf(number, 'deciders', place), place, content });
  }
  if (!origin) return;
  const view = deciders.length > 0 ? 'asker' : 'deciders';
  const content = { draw: 'approval', number, view } as const;
  await queue(tx, { messageKey: askedKey(number), place: origin, content });
}

type Call = 'approval.reminded' | 'approval.escalated';

/** Reminds those who decide, or calls others. */
async function queueCall(bot: Bot, tx: Writer, approval: Approval, type: Call): Promise<void> {
  for (const call of callsOf(bot, approval, type)) await queuePost(tx, call);
}

/** What reminded of a request, or called others, shows how it goes on, and offers nothing once it is over. */
async function redrawCalls(bot: Bot, tx: Writer, approval: Approval): Promise<void> {
  for (const type of ['approval.reminded', 'approval.escalated'] as const)
    for (const call of callsOf(bot, approval, type)) await queueEditOfPosted(tx, call);
}

function callsOf(bot: Bot, { number, origin, escalateTo }: Approval, type: Call): Message[] {
  const own = approvalPlaces(bot);
  const asked = own.length === 0 && origin ? [threadOfApproval(number, origin)] : own;
  const called = escalateTo ? namedPlaces(bot, [readChannel(bot, escalateTo)]) : [];
  return (type === 'approval.reminded' ? asked : called).map((place) => ({
    messageKey: keyOf(number, type, place),
    place,
    content: { draw: 'approval', number, view: 'reminder' },
  }));
}

/** The channel where it was asked hears that a quota goes back, and that it has. */
async function queueTerm(
  bot: Bot,
  tx: Writer,
  approval: Approval,
  type: 'approval.ending' | 'approval.ended',
): Promise<void> {
  const { number, origin } = approval;
  const view = type === 'approval.ending' ? 'ending' : 'ended';
  if (view === 'ended' && !approval.automatic) await queueCards(bot, tx, approval, queueEdit);
  if (!origin) return;
  const place = channelOf(origin);
  const content = { draw: 'approval', number, view } as const;
  await queuePost(tx, { messageKey: `${askedKey(number)}:${view}`, place, content });
}

/** Draws a request for one of its messages; null when it is gone. */
export async function drawApproval(
  engine: Engine,
  { number, view: which, question }: Extract<OutboxContent, { draw: 'approval' }>,
  platform: string,
): Promise<{ card: Card; about: string; origin: null; asked: Asked | null } | null> {
  const view = await viewApproval(engine, number);
  if (!view) return null;
  const { origin, requester } = view.approval;
  const same = {
    about: `Request ${requestId(view.approval)}`,
    origin: null,
    asked: askedBy(requester, origin),
  };
  if (which === 'told') return { card: toldCard(view, platform), ...same };
  if (which === 'ending' || which === 'ended') {
    const card = termCard(view, platform);
    return card && { card, ...same };
  }
  if (which === 'broken' || which === 'unreviewed') {
    const card = brokenCard(view, platform, which === 'unreviewed');
    return card && { card, ...same };
  }
  if (which === 'question' || which === 'answer') {
    const card = (which === 'question' ? questionCard : answerCard)(view, question, platform);
    return card && { card, ...same };
  }
  if (which === 'reminder') return { card: reminderCard(view, platform), ...same };
  return { card: approvalCard(view, platform, which === 'deciders'), ...same };
}
