import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpServer } from '../../src/program/server.js';

const patience = { head: 300, whole: 900 };

describe('a client that is slow', () => {
  const server = createHttpServer(pino({ level: 'silent' }), undefined, patience);
  let port = 0;
  beforeAll(async () => {
    server.post('/', async ({ body }) => ({ body }));
    port = Number(new URL(await server.listen({ host: '127.0.0.1', port: 0 })).port);
  });
  afterAll(() => server.close());

  /** Sends the beginning of a request, and then a byte now and then. Answers what came back, and after how many milliseconds. */
  async function dribble(beginning: string): Promise<{ said: string; after: number }> {
    const begun = performance.now();
    const socket = connect(port, '127.0.0.1');
    socket.write(beginning);
    let said = '';
    socket.on('data', (text) => (said += text));
    socket.on('error', () => {});
    let isOpen = true;
    const closed = once(socket, 'close').then(() => {
      isOpen = false;
    });
    while (isOpen) {
      socket.write('x');
      await Promise.race([closed, pause(50)]);
    }
    return { said, after: performance.now() - begun };
  }

  it.each([
    ['its head', 'POST / HTTP/1.1\r\nHost: x\r\nX-Slow: ', patience.head],
    [
      'its body',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n',
      patience.whole,
    ],
  ])(
    'is turned away when %s takes too long, whatever still comes',
    async (_what, beginning, limit) => {
      const { said, after } = await dribble(beginning);
      expect(said).toContain('408 Request Timeout');
      expect(said).toContain('The request did not come in whole in time.');
      expect(after).toBeGreaterThanOrEqual(limit);
      expect(after).toBeLessThan(limit + 20_000);
    },
    30_000,
  );
});
