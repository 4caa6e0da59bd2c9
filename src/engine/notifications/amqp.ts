import type { Logger } from 'pino';
import { type Channel, Connection } from 'rabbitmq-client';
import { unlessThere } from './declare.js';
import { osloEnvelope } from './envelope.js';
import type { Sink } from './sink.js';

const patience = 10_000;
const priorities = ['info', 'error'] as const;

export interface AmqpSettings {
  /** `amqp://`, `amqps://`, or oslo.messaging's `rabbit://`. */
  readonly url: string;
  /** Magnum's `control_exchange`. */
  readonly exchange: string;
  /** Queues are `<topic>.info` and `<topic>.error`. */
  readonly topic: string;
  /** oslo.messaging's `amqp_durable_queues`: how exchange and queues are made where they are not there yet. */
  readonly durable: boolean;
}

/**
 * Notifications as oslo.messaging's `messagingv2` driver sends them over RabbitMQ. A message is safe when the broker
 * has confirmed it. Exchange and queues are made as oslo.messaging makes them where nobody has yet, so that
 * nothing is lost before a consumer comes.
 */
export function amqpSink(settings: AmqpSettings, log: Logger): Sink {
  const url = settings.url.replace(/^rabbit:/, 'amqp:');
  const connection = new Connection({ url, acquireTimeout: patience, connectionName: 'magnum-chatops' });
  connection.on('error', (err) => log.warn({ err }, 'notifications: RabbitMQ is not connected'));
  let open: Promise<Channel> | null = null;
  const channel = async (): Promise<Channel> => {
    const known = await open?.catch(() => null);
    if (known?.active) return known;
    open = prepare(connection, settings);
    return open;
  };
  return {
    name: 'notifications:amqp',
    async send(notification) {
      const publisher = await channel();
      const message = {
        exchange: settings.exchange,
        routingKey: `${settings.topic}.${notification.priority.toLowerCase()}`,
        contentType: 'application/json',
        contentEncoding: 'utf-8',
        messageId: notification.messageId,
        durable: true,
      };
      await publisher.basicPublish(message, Buffer.from(JSON.stringify(osloEnvelope(notification))));
    },
    async close() {
      const known = await open?.catch(() => null);
      if (known?.active) await known.close();
      await connection.close();
    },
  };
}

/** A channel that confirms, with exchange, queues and bindings there. */
async function prepare(connection: Connection, settings: AmqpSettings): Promise<Channel> {
  const { exchange, topic, durable } = settings;
  await unlessThere(connection, (channel, passive) =>
    channel.exchangeDeclare({ exchange, type: 'topic', durable, passive }),
  );
  for (const priority of priorities) {
    const queue = `${topic}.${priority}`;
    await unlessThere(connection, (channel, passive) => channel.queueDeclare({ queue, durable, passive }));
    await connection.queueBind({ queue, exchange, routingKey: queue });
  }
  const channel = await connection.acquire();
  await channel.confirmSelect();
  return channel;
}
