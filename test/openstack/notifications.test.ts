import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { Connection } from 'rabbitmq-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { amqpSink } from '../../src/engine/notifications/amqp.js';
import type { Notification } from '../../src/engine/notifications/notification.js';
import type { Sink } from '../../src/engine/notifications/sink.js';
import { wantsRealCloud } from '../contract/real-cloud.js';
import { until } from '../servers/chat.js';

/** The message queue of the cloud that `up` stands up. */
const url = process.env.TEST_RABBITMQ_URL ?? 'amqp://guest:guest@127.0.0.1:5673/';
const python = '/usr/bin/python3';
const program = fileURLToPath(new URL('notification-listener.py', import.meta.url));

interface Heard {
  readonly listening?: true;
  readonly priority: string;
  readonly event_type: string;
  readonly publisher_id: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly metadata: { readonly message_id: string; readonly timestamp: string };
}

function aNotification(more: Partial<Notification> = {}): Notification {
  return {
    messageId: randomUUID(),
    eventType: 'magnum.cluster.create',
    priority: 'INFO',
    publisherId: 'container-infra.host-1',
    at: new Date('2026-01-02T03:04:06.789Z'),
    payload: { action: 'create', outcome: 'success', target: { name: '集群' } },
    ...more,
  };
}

describe.runIf(wantsRealCloud)('notifications over a real RabbitMQ', () => {
  const listeners: ChildProcess[] = [];
  const sinks: Sink[] = [];
  let admin: Connection;
  let exchange: string;
  let topic: string;
  beforeAll(async () => {
    admin = new Connection({ url, acquireTimeout: 5_000 });
    admin.on('error', () => undefined);
    await admin.onConnect(10_000);
  });
  afterEach(async () => {
    for (const sink of sinks.splice(0)) await sink.close();
    for (const listener of listeners.splice(0)) listener.stdin?.end();
    for (const priority of ['info', 'error']) await admin.queueDelete({ queue: `${topic}.${priority}` });
    await admin.exchangeDelete({ exchange });
  });
  afterAll(() => admin?.close());

  function open(durable = false): Sink {
    const sink = amqpSink({ url, exchange, topic, durable }, pino({ level: 'silent' }));
    sinks.push(sink);
    return sink;
  }
  const fresh = () => {
    const mark = randomUUID().slice(0, 8);
    exchange = `magnum-${mark}`;
    topic = `notifications-${mark}`;
  };

  /** What a consumer written with oslo.messaging hears from now on. */
  async function listen(): Promise<Heard[]> {
    const heard: Heard[] = [];
    const listener = spawn(python, [program, url.replace(/^amqp:/, 'rabbit:'), exchange, topic], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    listeners.push(listener);
    createInterface({ input: listener.stdout }).on('line', (line) => heard.push(JSON.parse(line)));
    await until(
      'a listener',
      () => heard.shift()?.listening,
      () => 'silence',
      30_000,
    );
    return heard;
  }
  const all = (heard: readonly Heard[], count: number) =>
    until(
      `${count} notifications`,
      () => heard.length >= count,
      () => JSON.stringify(heard),
      20_000,
    );

  it('are heard by oslo.messaging, each with its priority', async () => {
    fresh();
    const sink = open();
    const heard = await listen();
    const good = aNotification();
    const bad = aNotification({ priority: 'ERROR', payload: { outcome: 'failure' } });
    await sink.send(good);
    await sink.send(bad);
    await all(heard, 2);
    expect(heard.find(({ priority }) => priority === 'info')).toEqual({
      priority: 'info',
      publisher_id: 'container-infra.host-1',
      event_type: 'magnum.cluster.create',
      payload: good.payload,
      metadata: { message_id: good.messageId, timestamp: '2026-01-02 03:04:06.789000' },
    });
    expect(heard.find(({ priority }) => priority === 'error')).toMatchObject({ payload: bad.payload });
  }, 60_000);

  it('wait for a consumer that comes later', async () => {
    fresh();
    await open().send(aNotification());
    await all(await listen(), 1);
  }, 60_000);

  it('use what is there, as it was made', async () => {
    fresh();
    await admin.exchangeDeclare({ exchange, type: 'topic', durable: true });
    await admin.queueDeclare({ queue: `${topic}.info`, durable: true });
    await open(false).send(aNotification());
    expect(await admin.queueDeclare({ queue: `${topic}.info`, passive: true })).toMatchObject({
      messageCount: 1,
    });
  });

  it('go on when the channel was lost', async () => {
    fresh();
    const sink = open();
    await sink.send(aNotification());
    await admin.exchangeDelete({ exchange });
    const lost = await sink.send(aNotification()).catch((error) => error);
    expect(lost).toBeInstanceOf(Error);
    await sink.send(aNotification());
    expect(await admin.queueDeclare({ queue: `${topic}.info`, passive: true })).toMatchObject({
      messageCount: 2,
    });
  });

  it('say so when nobody is there', async () => {
    fresh();
    const nobody = amqpSink(
      { url: 'amqp://127.0.0.1:1', exchange, topic, durable: false },
      pino({ level: 'silent' }),
    );
    sinks.push(nobody);
    await expect(nobody.send(aNotification())).rejects.toThrow();
  }, 30_000);
});
