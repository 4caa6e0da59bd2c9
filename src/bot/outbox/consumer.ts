import { channelOf } from '../../engine/access/channel.js';
import type { Event } from '../../engine/events/event.js';
import type { Operation } from '../../engine/operations/operation.js';
import { findApprovalOf } from '../../engine/store/approvals.js';
import { channelsBoundTo } from '../../engine/store/chat-channels.js';
import type { Writer } from '../../engine/store/database.js';
import { advanceConsumer, consumerPosition, listEventsAfter } from '../../engine/store/events.js';
import { getIssued } from '../../engine/store/issued.js';
import { getOperation, lastOrigin } from '../../engine/store/operations.js';
import { type OutboxPlace, queueEdit, queueEditOfPosted, queuePost } from '../../engine/store/outbox.js';
import { listSubscriptions } from '../../engine/store/subscriptions.js';
import type { Bot } from '../bot.js';
import { threadOfApproval } from './approval-places.js';
import { isAboutApproval, queueApproval } from './approvals.js';
import { alertPlaces, apiPlaces, boundProject, type Teller, toldPlaces } from './bound.js';
import {
  alertKey,
  announcementKey,
  eventSubject,
  expiryKey,
  noticeKey,
  operationKey,
  stageKey,
} from './keys.js';
import { tellListeners } from './listeners.js';
import { redrawAll, redrawEarlier } from './moved-on.js';

const consumer = 'chat';
const batch = 50;

/**
 * Turns events into queued messages. What an event queues and the consumer's new position are one
 * transaction, so each event is told exactly once. Answers whether there may be more.
 */
export async function consumeEvents(bot: Bot): Promise<boolean> {
  const { db } = bot.engine;
  const position = await consumerPosition(db.read, consumer);
  const events = await listEventsAfter(db.read, position, batch);
  const last = events.at(-1);
  if (!last) return false;
  const project = await boundProject(bot);
  await db.write(async (tx) => {
    if (!(await advanceConsumer(tx, consumer, position, last.seq))) return;
    const projects = [...new Set(events.map(({ projectId }) => projectId))];
    const subscriptions = await listSubscriptions(tx, projects);
    const bound = await channelsBoundTo(tx, projects);
    const teller = { ...bot, project, bound, subscriptions };
    for (const event of events) await queue(teller, tx, event);
  });
  return events.length === batch;
}

async function queue(bot: Teller, tx: Writer, event: Event): Promise<void> {
  if (isAboutApproval(event.body)) return queueApproval(bot, tx, event.body);
  const operation = event.operationId ? await getOperation(tx, event.operationId) : null;
  if (event.body.type === 'certificate.expiring') await queueReminder(tx, event.body);
  else if (isNotice(event.body)) await queueNotice(bot, tx, event);
  else if (operation) await queueOperation(bot, tx, event, operation);
  await tellListeners(bot, tx, event, operation);
}

async function queueOperation(bot: Teller, tx: Writer, event: Event, operation: Operation): Promise<void> {
  const operationId = operation.id;
  const place = await placeOf(tx, operation);
  const card = {
    messageKey: operationKey(operationId),
    content: { draw: 'operation' as const, operationId },
    clusterUuid: event.clusterUuid,
  };
  switch (event.body.type) {
    case 'operation.accepted':
      if (place) await queuePost(tx, { ...card, place });
      else await announce(bot, tx, operation, queuePost);
      await redrawEarlier(tx, operation);
      return;
    case 'operation.progressed':
    case 'operation.superseded':
      if (place) await queueEdit(tx, { ...card, place });
      else await announce(bot, tx, operation, queueEditOfPosted);
      return;
    case 'stage.finished': {
      const { stage } = event.body;
      const messageKey = stageKey(operationId, stage);
      if (place)
        await queuePost(tx, {
          messageKey,
          place: threadOf(operation, place),
          content: { draw: 'stage', operationId, stage },
        });
      return;
    }
    case 'operation.finished':
      if (place) await queueEdit(tx, { ...card, content: { ...card.content, over: true }, place });
      else await announce(bot, tx, operation, queueEditOfPosted);
      await queueEnd(bot, tx, event, operation, place);
      if (event.body.status === 'DELETE_COMPLETE' && event.clusterUuid)
        await redrawAll(tx, event.clusterUuid);
      return;
    case 'operation.stuck':
    case 'operation.moved':
      return queueStuck(bot, tx, event, operation, place);
    default:
      return;
  }
}

/** Whoever asked for a certificate in chat is told there, alone. */
async function queueReminder(
  tx: Writer,
  { issuedId, days }: Extract<Event['body'], { type: 'certificate.expiring' }>,
): Promise<void> {
  const issued = await getIssued(tx, issuedId);
  if (!issued?.origin) return;
  const only = issued.caller.chat?.id;
  await queuePost(tx, {
    messageKey: expiryKey(issuedId, days),
    place: { ...issued.origin, ...(only ? { only } : {}) },
    content: { draw: 'expiry', issuedId, days },
  });
}

/** What concerns everybody who uses a cluster, though nobody asked for anything. */
function isNotice(body: Event['body']): boolean {
  if (body.type === 'health.changed') return [body.status, body.before].includes('UNHEALTHY');
  return ['cluster.lost', 'cluster.drifted', 'cluster.restored'].includes(body.type);
}

/** Told where the cluster was last spoken to, and in the channels that hear everything. */
async function queueNotice(bot: Teller, tx: Writer, { seq, clusterUuid, projectId }: Event): Promise<void> {
  if (!clusterUuid) return;
  const content = { draw: 'notice' as const, seq, clusterUuid };
  const origin = await lastOrigin(tx, clusterUuid);
  const places = [...(origin ? [channelOf(origin)] : []), ...alertPlaces(bot, projectId)];
  for (const place of places)
    await queuePost(tx, { messageKey: noticeKey(seq, place), place, content, clusterUuid });
}

/** What nobody asked for in chat, but at the API: one card in each channel that is told of it, which goes on as the operation does. */
async function announce(
  bot: Teller,
  tx: Writer,
  { id: operationId, projectId, clusterUuid }: Operation,
  queue: typeof queuePost | typeof queueEditOfPosted,
): Promise<void> {
  const content = { draw: 'operation' as const, operationId };
  const places = queue === queuePost ? apiPlaces(bot, projectId) : toldPlaces(bot, projectId);
  for (const place of places) {
    await queue(tx, { messageKey: announcementKey(operationId, place), place, content, clusterUuid });
  }
}

/** The thread under the operation's card, or the one it was asked in. */
function threadOf(operation: Operation, place: OutboxPlace): OutboxPlace {
  return place.thread || place.under ? place : { ...place, under: operationKey(operation.id) };
}

/** Where an operation is told: where it was asked, or in the thread of the request that it was approved by. */
async function placeOf(tx: Writer, { id, origin }: Operation): Promise<OutboxPlace | null> {
  if (!origin || origin.thread) return origin;
  const approval = await findApprovalOf(tx, id);
  return approval ? threadOfApproval(approval.number, origin) : origin;
}

/** The end: the reason in the thread when it failed, and one post in every channel that listens. */
async function queueEnd(
  bot: Teller,
  tx: Writer,
  { clusterUuid }: Event,
  operation: Operation,
  place: OutboxPlace | null,
): Promise<void> {
  const operationId = operation.id;
  const { origin, projectId } = operation;
  if (place && operation.state === 'failed') {
    await queuePost(tx, {
      messageKey: stageKey(operationId, 'failure'),
      place: threadOf(operation, place),
      content: { draw: 'failure', operationId },
      clusterUuid,
    });
  }
  const content = { draw: 'alert' as const, operationId };
  const places = origin ? [channelOf(origin), ...alertPlaces(bot, projectId)] : apiPlaces(bot, projectId);
  for (const place of places)
    await queuePost(tx, { messageKey: alertKey(operationId, place), place, content, clusterUuid });
}

/** That an operation does not move, or does again: in its thread, and in the channels that hear everything. */
async function queueStuck(
  bot: Teller,
  tx: Writer,
  { seq, clusterUuid }: Event,
  operation: Operation,
  asked: OutboxPlace | null,
): Promise<void> {
  const content = { draw: 'stuck' as const, seq, operationId: operation.id };
  if (asked) {
    const place = threadOf(operation, asked);
    await queuePost(tx, { messageKey: eventSubject(seq), place, content, clusterUuid });
  }
  for (const place of alertPlaces(bot, operation.projectId))
    await queuePost(tx, { messageKey: noticeKey(seq, place), place, content, clusterUuid });
}
