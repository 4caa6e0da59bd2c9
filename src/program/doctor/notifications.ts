import type { Config } from '../../config/config.js';
import type { Check } from '../commands/doctor.js';

const patience = 5_000;

/** Whether RabbitMQ answers, where notifications go there. A webhook is not called: it would take the call for news. */
export async function checkNotifications({ program }: Config): Promise<Check[]> {
  const { NOTIFICATION_AMQP_URL: url } = program;
  if (!url) return [];
  const { Connection } = await import('rabbitmq-client');
  const { host } = new URL(url);
  const name = 'notifications';
  let why = 'no answer';
  const connection = new Connection({ url: url.replace(/^rabbit:/, 'amqp:') });
  connection.on('error', (error) => {
    why = (error instanceof Error ? error.message : String(error)).replace(/^undefined: /, '');
  });
  try {
    await connection.onConnect(patience);
    await connection.close();
    return [{ name, ok: true, sentence: `RabbitMQ answers at ${host}.` }];
  } catch {
    const sentence = `RabbitMQ at ${host} cannot be used (${why}): start it, or correct NOTIFICATION_AMQP_URL.`;
    return [{ name, ok: false, sentence }];
  }
}
