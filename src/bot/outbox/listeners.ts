import { laneOf } from '../../engine/access/channel.js';
import { defaultsAbout } from '../../engine/alerts/defaults.js';
import { type Happening, happening } from '../../engine/alerts/happening.js';
import { listenersOf } from '../../engine/alerts/match.js';
import type { Event } from '../../engine/events/event.js';
import type { Operation, Origin } from '../../engine/operations/operation.js';
import { getCluster } from '../../engine/store/clusters/find.js';
import type { Writer } from '../../engine/store/database.js';
import { hold } from '../../engine/store/held.js';
import { lastOrigin } from '../../engine/store/operations.js';
import { type OutboxContent, queuePost } from '../../engine/store/outbox.js';
import type { Teller } from './bound.js';
import { endSubject, eventSubject, expiryKey, placeKey } from './keys.js';

/** Tells the channels that have subscribed to an event, or are bound to its project: now, or holds it for them. Where it was asked for it is told already. */
export async function tellListeners(
  { subscriptions, bound, now }: Teller,
  tx: Writer,
  event: Event,
  operation: Operation | null,
): Promise<void> {
  const { clusterUuid } = event;
  const mine = subscriptions.filter(({ projectId }) => projectId === event.projectId);
  const here = bound.filter(({ projectId }) => projectId === event.projectId);
  const message = messageOf(event);
  if (mine.length + here.length === 0 || !message) return;
  const cluster = operation || !clusterUuid ? null : await getCluster(tx, clusterUuid);
  const what = happening(event, { operation, clusterName: cluster?.name ?? null });
  if (!what) return;
  const told = await toldAt(tx, event, operation);
  const wishes = [...mine, ...defaultsAbout(here, mine, what)];
  for (const { channel, dueAt, inQuiet } of listenersOf(wishes, what, now())) {
    if (told && laneOf(told) === laneOf(channel)) continue;
    const { subject, content } = message;
    if (dueAt)
      await hold(tx, { channel, subject, line: { ...lineOf(what), ...(inQuiet && { inQuiet }) }, dueAt });
    else
      await queuePost(tx, { messageKey: placeKey(subject, channel), place: channel, content, clusterUuid });
  }
}

/** The channel that is told anyway: where it was asked. */
async function toldAt(tx: Writer, event: Event, operation: Operation | null): Promise<Origin | null> {
  if (operation) return operation.origin;
  if (event.body.type === 'certificate.expiring' || !event.clusterUuid) return null;
  return lastOrigin(tx, event.clusterUuid);
}

function messageOf({ seq, clusterUuid, operationId, body }: Event): {
  subject: string;
  content: OutboxContent;
} | null {
  switch (body.type) {
    case 'operation.finished':
      return operationId
        ? { subject: endSubject(operationId), content: { draw: 'alert', operationId } }
        : null;
    case 'operation.stuck':
    case 'operation.moved':
      return operationId
        ? { subject: eventSubject(seq), content: { draw: 'stuck', seq, operationId } }
        : null;
    case 'certificate.expiring': {
      const { issuedId, days } = body;
      return { subject: expiryKey(issuedId, days), content: { draw: 'expiry', issuedId, days } };
    }
    case 'cluster.lost':
    case 'cluster.drifted':
    case 'cluster.restored':
    case 'health.changed':
      return clusterUuid
        ? { subject: eventSubject(seq), content: { draw: 'notice', seq, clusterUuid } }
        : null;
    default:
      return null;
  }
}

function lineOf({ kinds, clusterName, text, isFailure, failed, at }: Happening) {
  return {
    kind: kinds[0] ?? '',
    cluster: clusterName,
    text,
    isFailure,
    ...(failed && { failed }),
    at: at.toISOString(),
  };
}
