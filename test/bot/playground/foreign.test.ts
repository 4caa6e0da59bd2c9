import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foreignness } from '../../../src/bot/playground/foreign.js';
import { connectPlayground, person, post, said, send } from './connected.js';

describe('who may command the playground', () => {
  let connected: Awaited<ReturnType<typeof connectPlayground>>;
  let port: string;
  const body = () => said(person('ann'), { text: 'hello' });
  beforeAll(async () => {
    connected = await connectPlayground(async () => {}, '', ['chat.example.org']);
    port = new URL(connected.base).port;
  });
  afterAll(() => connected.stop());

  it.each([
    [
      'its own page',
      { host: 'localhost:PORT', origin: 'http://localhost:PORT', 'sec-fetch-site': 'same-origin' },
    ],
    ['its own page, by address', { host: '127.0.0.1:PORT', origin: 'http://127.0.0.1:PORT' }],
    [
      'its own page, by a name that it was given',
      { host: 'chat.example.org', origin: 'http://chat.example.org' },
    ],
    ['a program without a browser', { host: '127.0.0.1:PORT' }],
  ])('%s may', async (_, headers) => {
    expect(await post(connected.base, 'say', body(), withPort(headers))).toMatchObject({ status: 202 });
  });

  it.each([
    [
      'a page of another site',
      { host: 'localhost:PORT', origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    ],
    [
      'a page of another port',
      { host: 'localhost:PORT', origin: 'http://localhost:1', 'sec-fetch-site': 'same-site' },
    ],
    ['a page without an origin of its own', { host: 'localhost:PORT', origin: 'null' }],
    ['a page that hides its origin', { host: 'localhost:PORT', 'sec-fetch-site': 'cross-site' }],
    [
      'a name that was made to point here',
      { host: 'evil.example:PORT', origin: 'http://evil.example:PORT', 'sec-fetch-site': 'same-origin' },
    ],
    ['an origin that is none', { host: 'localhost:PORT', origin: 'not an origin' }],
  ])('%s may not, and may not listen either', async (_, headers) => {
    expect(await post(connected.base, 'say', body(), withPort(headers))).toMatchObject({ status: 403 });
    for (const path of ['hello', `events?key=${person('x').key}`]) {
      expect((await send(`${connected.base}/playground/${path}`, 'GET', withPort(headers))).status).toBe(403);
    }
    const hidden = `${connected.base}/%70layground/hello`;
    expect((await send(hidden, 'GET', withPort(headers))).status).toBe(403);
  });

  it('takes no form of another site, whatever it calls its content', async () => {
    const text = JSON.stringify(body());
    const sent = await send(
      `${connected.base}/playground/say`,
      'POST',
      { 'content-type': 'text/plain' },
      text,
    );
    expect(sent.status).toBe(400);
  });

  it('never takes a name that it was not given', () => {
    fc.assert(
      fc.property(fc.domain(), fc.constantFrom('', ':80', ':3000'), (name, port) => {
        expect(foreignness({ host: `${name}${port}` }, [])).not.toBeNull();
        expect(foreignness({ host: `${name}${port}` }, [name.toUpperCase()])).toBeNull();
      }),
    );
  });

  it('takes addresses as they are', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.ipV4(),
          fc.ipV6().map((ip) => `[${ip}]`),
        ),
        (address) => {
          expect(foreignness({ host: `${address}:3000` }, [])).toBeNull();
        },
      ),
    );
  });

  it('survives any header', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (host, origin, site) => {
        const problem = foreignness({ host, origin, 'sec-fetch-site': site }, []);
        expect(problem === null || problem.endsWith('.')).toBe(true);
      }),
    );
  });

  function withPort(headers: Readonly<Record<string, string | undefined>>): Record<string, string> {
    return Object.fromEntries(
      Object.entries(headers)
        .map(([name, value]) => [name, (value ?? '').replace('PORT', port)])
        .filter(([, v]) => v),
    );
  }
});
