import type { Logger } from 'pino';
import { messageOf } from './envelope.js';
import type { Sink } from './sink.js';

/** Notifications as lines of the program's log. */
export function logSink(log: Logger): Sink {
  return {
    name: 'notifications:log',
    async send(notification) {
      log.info({ notification: messageOf(notification) }, notification.eventType);
    },
    close: async () => undefined,
  };
}
