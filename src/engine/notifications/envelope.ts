import type { Notification } from './notification.js';

/** A notification by the names that every transport uses. */
export function messageOf(notification: Notification) {
  const { messageId, eventType, priority, publisherId, at, payload } = notification;
  return {
    message_id: messageId,
    publisher_id: publisherId,
    event_type: eventType,
    priority,
    payload,
    timestamp: osloTime(at),
  };
}

/**
 * The body that oslo.messaging's driver `messagingv2` sends: an envelope of version 2.0 around the message as JSON
 * text. Its ids are the same for the same event, so that a consumer can tell a repetition.
 */
export function osloEnvelope(notification: Notification): Readonly<Record<string, string>> {
  const message = {
    ...messageOf(notification),
    _unique_id: notification.messageId.replaceAll('-', ''),
  };
  return { 'oslo.version': '2.0', 'oslo.message': JSON.stringify(message) };
}

/** As Python writes a time: `2026-11-22 22:19:02.437000`. */
function osloTime(date: Date): string {
  return date.toISOString().replace('T', ' ').replace('Z', '000');
}
