import type { Config } from '../../config/config.js';
import type { Check } from '../commands/doctor.js';

const patience = 5_000;

/**
 * Whether RabbitMQ answers, where notifications go there and where Heat's come from. A webhook is not called: it would
 * take the call for news.
 */
export async function checkNotifications({ program }: Config): Promise<Check[]> {
  const asked = [
    { name: 'notifications', setting: 'NOTIFICATION_AMQP_URL' },
    { name: 'heat notifications', setting: 'HEAT_NOTIFICATION_AMQP_URL' },
  ] as const;
  const checks: Check[] = [];
  for (const { name, setting } of asked) {
    const url = program[setting];
    if (url) checks.push(await checkBroker(name, url, setting));
  }
  return checks;
}

async function checkBroker(name: string, url: string, setting: string): Promise<Check> {
  const { Connection } = await import('rabbitmq-client');
  const { host } = new URL(url);
  let why = 'no answer';
  const connection = new Connection({ url: url.replace(/^rabbit:/, 'amqp:') });
  connection.on('error', (error) => {
    why = (error instanceof Error ? error.message : String(error)).replace(/^undefined: /, '');
  });
  try {
    await connection.onConnect(patience);
    await connection.close();
    return { name, ok: true, sentence: `RabbitMQ answers at ${host}.` };
  } catch {
    const sentence = `RabbitMQ at ${host} cannot be used (${why}): start it, or correct ${setting}.`;
    return { name, ok: false, sentence };
  }
}
