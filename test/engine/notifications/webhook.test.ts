import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Notification } from '../../../src/engine/notifications/notification.js';
import { RefusedNotification } from '../../../src/engine/notifications/sink.js';
import { signature, webhookSink } from '../../../src/engine/notifications/webhook.js';

const notification: Notification = {
  messageId: 'm1',
  eventType: 'magnum.cluster.create',
  priority: 'INFO',
  publisherId: 'container-infra.host-1',
  at: new Date('2026-01-02T03:04:06.789Z'),
  payload: { action: 'create' },
};

describe('a webhook', () => {
  let server: Server;
  let url: string;
  let status = 200;
  const came: { headers: IncomingHttpHeaders; body: string }[] = [];
  beforeAll(async () => {
    server = createServer(async (request, answer) => {
      let body = '';
      for await (const part of request) body += part;
      came.push({ headers: request.headers, body });
      answer.writeHead(status).end('thanks');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  });
  afterAll(() => server?.close());
  beforeEach(() => {
    status = 200;
    came.length = 0;
  });

  it('gets the message, and a signature that the secret explains', async () => {
    await webhookSink({ url, secret: 'sixteen letters!' }).send(notification);
    const [first] = came;
    expect(JSON.parse(first?.body ?? '')).toEqual({
      message_id: 'm1',
      publisher_id: 'container-infra.host-1',
      event_type: 'magnum.cluster.create',
      priority: 'INFO',
      payload: { action: 'create' },
      timestamp: '2026-01-02 03:04:06.789000',
    });
    expect(first?.headers['x-magnum-delivery']).toBe('m1');
    const sentAt = String(first?.headers['x-magnum-timestamp']);
    expect(Math.abs(Number(sentAt) - Date.now() / 1000)).toBeLessThan(60);
    expect(first?.headers['x-magnum-signature']).toBe(
      signature('sixteen letters!', sentAt, first?.body ?? ''),
    );
  });

  it('gets no signature where no secret is set', async () => {
    await webhookSink({ url, secret: null }).send(notification);
    expect(came[0]?.headers['x-magnum-signature']).toBeUndefined();
  });

  it.each([500, 503, 429, 404])('that answers %d is tried again', async (answer) => {
    status = answer;
    const error = await webhookSink({ url, secret: null })
      .send(notification)
      .catch((thrown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(RefusedNotification);
  });

  it.each([400, 410, 422])('that answers %d will never take it', async (answer) => {
    status = answer;
    await expect(webhookSink({ url, secret: null }).send(notification)).rejects.toThrow(RefusedNotification);
  });

  it('that is not there is tried again', async () => {
    const gone = webhookSink({ url: 'http://127.0.0.1:1/hook', secret: null });
    const error = await gone.send(notification).catch((thrown) => thrown);
    expect(error).not.toBeInstanceOf(RefusedNotification);
  });
});
