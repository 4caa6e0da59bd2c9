import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { ChatMessage } from '../../../src/bot/playground/protocol.js';
import { connectPlayground, person, post, said } from './connected.js';
import { listen, listenReady } from './listener.js';

const ann = person('ann');
const bob = person('bob');
const place = { platform: 'playground', workspace: 'local', channel: 'clusters' } as const;
type Connected = Awaited<ReturnType<typeof connectPlayground>>;

/** What a page shows in the end: the newest drawing of each message. */
function shown(messages: readonly ChatMessage[]): Record<string, string> {
  return Object.fromEntries(messages.map(({ id, card, text }) => [id, card?.title ?? text ?? '']));
}

describe('the stream of an open page', () => {
  const open: Connected[] = [];
  const connect = async (...args: Parameters<typeof connectPlayground>) => {
    const connected = await connectPlayground(...args);
    open.push(connected);
    return connected;
  };
  afterEach(async () => {
    for (const connected of open.splice(0)) await connected.stop();
  });

  it('loses nothing and repeats nothing, however often the connection breaks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('post', 'edit', 'private', 'break', 'burst'), {
          minLength: 1,
          maxLength: 14,
        }),
        async (steps) => {
          const connected = await connect(async (_, responder) =>
            responder.card({ title: 'private', tone: 'neutral' }),
          );
          const { base, bot } = connected;
          let page = await listenReady(base, ann.key);
          const got: ChatMessage[] = [];
          const ids: string[] = [];
          let count = 0;
          const add = async () => {
            const key = `${count++}`;
            ids.push((await bot.post({ place, key, card: { title: `card ${key}`, tone: 'neutral' } })).id);
          };
          const does = {
            post: add,
            burst: () => Promise.all([add(), add(), add()]),
            edit: async () => {
              const [id] = ids;
              if (id) await bot.edit({ ...place, id }, { title: `drawn again ${count++}`, tone: 'neutral' });
            },
            private: () => post(base, 'say', said(bob, { text: `by bob ${count++}` })),
            break: async () => {
              page.close();
              got.push(...page.messages());
              page = await listen(base, ann.key, page.lastEventId());
            },
          };
          for (const step of steps) await does[step]();
          await bot.post({ place, key: 'the end', card: { title: 'the end', tone: 'neutral' } });
          await page.until((now) => now.messages().some(({ card }) => card?.title === 'the end'));
          got.push(...page.messages());
          page.close();
          const revisions = got.map(({ revision }) => revision);
          expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
          const whole = await listenReady(base, ann.key);
          expect(shown(got)).toEqual(shown(whole.messages()));
          expect(whole.messages().every(({ visibleTo }) => visibleTo === null)).toBe(true);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('brings what another replica has written', async () => {
    const first = await connect();
    const second = await connect(async () => {}, first.databaseUrl);
    const page = await listenReady(first.base, ann.key);
    await second.bot.post({ place, key: 'elsewhere', card: { title: 'from elsewhere', tone: 'neutral' } });
    await page.until((now) => now.messages().some(({ card }) => card?.title === 'from elsewhere'));
  });

  it('tells a page that knows another database to begin anew', async () => {
    const { base, bot } = await connect();
    await bot.post({ place, key: 'one', card: { title: 'one', tone: 'neutral' } });
    const same = await listenReady(base, ann.key, '1');
    expect(same.pushes[0]).toMatchObject({ kind: 'welcome', reset: false });
    expect(same.messages()).toEqual([]);
    const other = await listenReady(base, ann.key, '4711');
    expect(other.pushes[0]).toMatchObject({ kind: 'welcome', reset: true });
    expect(other.messages()).toHaveLength(1);
  });

  it('gives a new page the newest five hundred, and says that there are more', async () => {
    const { base, bot } = await connect();
    for (let i = 0; i < 505; i++)
      await bot.post({ place, key: `${i}`, card: { title: `${i}`, tone: 'neutral' } });
    const page = await listenReady(base, ann.key);
    expect(page.messages().map(({ card }) => card?.title)).toEqual(
      Array.from({ length: 500 }, (_, i) => `${i + 5}`),
    );
    expect(page.pushes.at(-1)).toEqual({ kind: 'ready', whole: false });
    await bot.post({ place, key: 'next', card: { title: 'next', tone: 'neutral' } });
    await page.until((now) => now.messages().at(-1)?.card?.title === 'next');
    expect(page.messages()).toHaveLength(501);
  });

  it('keeps nothing for a page that does not read, and then tells it how things are by now', async () => {
    const { base, bot } = await connect();
    const drawing = (i: number) =>
      ({ title: `drawing ${i}`, tone: 'neutral', code: 'x'.repeat(200_000) }) as const;
    const posted = await bot.post({ place, key: 'living', card: drawing(0) });
    const page = await listenReady(base, ann.key);
    page.pause();
    const drawings = 120;
    for (let i = 1; i <= drawings; i++) await bot.edit(posted, drawing(i));
    page.resume();
    await page.until((now) => now.messages().at(-1)?.card?.title === `drawing ${drawings}`);
    expect(page.messages().length).toBeLessThan(drawings / 2);
  });

  it('posts a key once, and finds it again', async () => {
    const { bot } = await connect();
    const card = { title: 'once', tone: 'neutral' } as const;
    const posted = await bot.post({ place, key: 'k', card });
    expect(await bot.post({ place, key: 'k', card })).toEqual(posted);
    expect(await bot.find(place, 'k')).toEqual(posted);
    expect(await bot.find(place, 'other')).toBeNull();
    await expect(bot.edit({ ...place, id: 'gone' }, card)).rejects.toMatchObject({ code: 'platform.gone' });
    expect(await bot.findChannel('#alerts')).toMatchObject({ channel: 'alerts' });
    expect(await bot.findChannel('nowhere')).toBeNull();
  });
});
