import { Connection } from 'rabbitmq-client';
import type { Engine } from '../engine.js';
import { unlessThere } from '../notifications/declare.js';
import { endedStack } from './message.js';
import { stackEnded } from './stack-ended.js';

export interface HeatNotificationSettings {
  /** `amqp://`, `amqps://`, or oslo.messaging's `rabbit://`. */
  readonly url: string;
  /** Heat's `control_exchange`. */
  readonly exchange: string;
  /** One of Heat's notification topics. */
  readonly topic: string;
}

const patience = 10_000;
/** How long to wait for a broker that is not there when the program starts. */
const longestPause = 30_000;

/**
 * Listens to Heat's own notifications, on a queue of its own that goes when this program does: nobody else hears less for
 * it. What is missed while there is no connection is found by the poll.
 */
export function listenToHeat(engine: Engine, settings: HeatNotificationSettings): { stop(): Promise<void> } {
  const { exchange, topic } = settings;
  const connection = new Connection({
    url: settings.url.replace(/^rabbit:/, 'amqp:'),
    acquireTimeout: patience,
    connectionName: 'magnum-chatops heat',
    retryHigh: longestPause,
  });
  const complain = (err: unknown) =>
    engine.log.warn({ err }, 'heat notifications: not heard for now, the poll goes on');
  connection.on('error', complain);
  const handle = async (body: unknown) => {
    const stackId = endedStack(body);
    if (stackId) await stackEnded(engine, stackId).catch(complain);
  };
  const options = {
    noAck: true,
    queueOptions: { exclusive: true, autoDelete: true },
    queueBindings: [{ exchange, routingKey: `${topic}.*` }],
  };
  let consumer: { close(): Promise<void> } | null = null;
  let stopped = false;
  const started = connection
    .onConnect(0)
    .then(() => unlessThere(connection, (channel, passive) => declare(channel, exchange, passive)))
    .then(() => {
      if (stopped) return;
      const made = connection.createConsumer(options, ({ body }) => handle(body));
      made.on('error', complain);
      made.on('ready', () => engine.log.info('heat notifications: listening'));
      consumer = made;
    })
    .catch(complain);
  return {
    async stop() {
      stopped = true;
      await consumer?.close();
      await connection.close();
      await started;
    },
  };
}

function declare(
  channel: { exchangeDeclare(options: object): Promise<unknown> },
  exchange: string,
  passive: boolean,
) {
  return channel.exchangeDeclare({ exchange, type: 'topic', durable: false, passive });
}
