import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import { logSink } from '../engine/notifications/log.js';
import type { Sink } from '../engine/notifications/sink.js';
import { webhookSink } from '../engine/notifications/webhook.js';

/** Where notifications go by the settings; RabbitMQ's client is loaded only where it is used. */
export async function createSinks({ program }: Config, log: Logger): Promise<Sink[]> {
  const sinks: Sink[] = [];
  if (program.NOTIFICATION_AMQP_URL) {
    const { amqpSink } = await import('../engine/notifications/amqp.js');
    sinks.push(
      amqpSink(
        {
          url: program.NOTIFICATION_AMQP_URL,
          exchange: program.NOTIFICATION_AMQP_EXCHANGE,
          topic: program.NOTIFICATION_TOPIC,
          durable: program.NOTIFICATION_AMQP_DURABLE,
        },
        log.child({ part: 'notifications' }),
      ),
    );
  }
  if (program.NOTIFICATION_WEBHOOK_URL) {
    const { NOTIFICATION_WEBHOOK_URL: url, NOTIFICATION_WEBHOOK_SECRET: secret = null } = program;
    sinks.push(webhookSink({ url, secret }));
  }
  // Who switches it on wants them whatever the rest of the log is worth: the console's has errors alone.
  if (program.NOTIFICATION_LOG) sinks.push(logSink(log.child({ part: 'notifications' }, { level: 'info' })));
  return sinks;
}
