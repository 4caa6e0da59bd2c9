import type { Caller } from '../caller.js';
import type { Event } from '../events/event.js';
import { uuidFor } from '../names.js';
import type { Operation } from '../operations/operation.js';
import { type Activity, activityOf } from './activity.js';

/** What is told to the world of one transition, before it is packed for a transport. */
export interface Notification {
  /** The same for the same event, however often it is sent. */
  readonly messageId: string;
  /** `magnum.cluster.create` */
  readonly eventType: string;
  readonly priority: 'INFO' | 'ERROR';
  /** `container-infra.<host>` */
  readonly publisherId: string;
  readonly at: Date;
  /** A CADF event. */
  readonly payload: Readonly<Record<string, unknown>>;
}

const activityUri = 'http://schemas.dmtf.org/cloud/audit/1.0/event';
const userUri = 'service/security/account/user';

/**
 * The notification that an event is told by, in Magnum's shape and event types (magnum.md J); null for an event that is
 * no transition: progress, stages. An operation that another took the place of has failed, and is attached as superseded. Whoever asked is its initiator, and
 * who that was in chat is attached to it.
 */
export function notificationOf(event: Event, operation: Operation | null, host: string): Notification | null {
  const activity = activityOf(event, operation);
  if (!activity) return null;
  const { action, outcome, typeURI } = activity;
  const publisherId = `container-infra.${host}`;
  const name = `${event.seq}:${event.createdAt.toISOString()}`;
  return {
    messageId: uuidFor(`notification:${name}`),
    eventType: `magnum.${activity.resource}.${action}`,
    priority: outcome === 'failure' ? 'ERROR' : 'INFO',
    publisherId,
    at: event.createdAt,
    payload: {
      typeURI: activityUri,
      eventType: 'activity',
      id: uuidFor(`activity:${name}`),
      eventTime: cadfTime(event.createdAt),
      action,
      outcome,
      observer: { id: uuidFor(publisherId), typeURI },
      initiator: initiatorOf(activity.by),
      target: activity.target,
      ...attached(activity),
    },
  };
}

function initiatorOf(by: Caller | null) {
  if (!by) return { id: uuidFor('nobody'), typeURI: userUri };
  return {
    id: by.userId,
    typeURI: userUri,
    name: by.userName,
    user_id: by.userId,
    project_id: by.projectId,
  };
}

function attached({ by, origin, operation }: Activity) {
  const attachments = [];
  if (by?.chat) {
    const { platform, workspace, id, name } = by.chat;
    attachments.push({
      typeURI: 'service/magnum/chat',
      name: 'chat',
      content: { platform, workspace, channel: origin?.channel ?? null, user_id: id, user_name: name },
    });
  }
  if (operation) {
    attachments.push({
      typeURI: 'service/magnum/operation',
      name: 'operation',
      content: { ...operation },
    });
  }
  return attachments.length > 0 ? { attachments } : {};
}

/** CADF's time: `2026-11-22T22:19:02.437000+0000`. */
function cadfTime(date: Date): string {
  return date.toISOString().replace('Z', '000+0000');
}
