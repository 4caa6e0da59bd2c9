import { createHmac } from 'node:crypto';
import { messageOf } from './envelope.js';
import { RefusedNotification, type Sink } from './sink.js';

const patience = 10_000;
/** Statuses after which the same request may well be taken. */
const passing = new Set([401, 403, 404, 408, 409, 425, 429]);

export interface WebhookSettings {
  readonly url: string;
  /** What the signature is made with; null: no signature. */
  readonly secret: string | null;
}

/**
 * Notifications as POST requests of JSON. With a secret each carries `X-Magnum-Signature: sha256=` and the HMAC, in
 * hex, of the value of `X-Magnum-Timestamp` (seconds since 1970), a dot and the body.
 */
export function webhookSink({ url, secret }: WebhookSettings): Sink {
  return {
    name: 'notifications:webhook',
    async send(notification) {
      const body = JSON.stringify(messageOf(notification));
      const timestamp = String(Math.floor(Date.now() / 1000));
      const answer = await fetch(url, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
        headers: {
          'content-type': 'application/json',
          'x-magnum-event': notification.eventType,
          'x-magnum-delivery': notification.messageId,
          'x-magnum-timestamp': timestamp,
          ...(secret ? { 'x-magnum-signature': signature(secret, timestamp, body) } : {}),
        },
        body,
      });
      await answer.body?.cancel();
      if (answer.ok) return;
      const sentence = `The webhook answers ${answer.status}.`;
      if (answer.status < 500 && !passing.has(answer.status)) throw new RefusedNotification(sentence);
      throw new Error(sentence);
    },
    close: async () => undefined,
  };
}

/** What a receiver computes to know that a request is ours. */
export function signature(secret: string, timestamp: string, body: string): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}
