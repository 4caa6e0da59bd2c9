import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createBudget } from '../../src/bot/outbox/budget.js';
import type { Platform } from '../../src/bot/platform.js';

const rates = {
  posts: { burst: 10, perMinute: 60 },
  edits: { of: 'platform', burst: 8, perMinute: 48 },
  finds: { burst: 2, perMinute: 30 },
} as const;
const slack = { name: 'slack', rates } as Partial<Platform> as Platform;
const platforms = new Map([['slack', slack]]);
const post = { action: 'post', attempts: 0, lane: 'a', platform: 'slack' } as const;
const progress = { draw: 'operation', operationId: 'o' } as const;
const end = { ...progress, over: true };
const edit = { ...post, action: 'edit' } as const;

it('never lets more through than the burst and the rate, whoever asks how often', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 200 }), (pauses) => {
      let now = 0;
      const budget = createBudget(platforms, () => now);
      let sent = 0;
      for (const pause of pauses) {
        now += pause;
        if (budget.admits({ ...post, content: progress })) sent += 1;
      }
      expect(sent).toBeLessThanOrEqual(rates.posts.burst + now / 1000);
    }),
  );
});

it('counts each channel by itself, and edits of all channels together', () => {
  const budget = createBudget(platforms, () => 0);
  const all = (what: Parameters<typeof budget.admits>[0]) =>
    Array.from({ length: 20 }, () => budget.admits(what)).filter(Boolean).length;
  expect(all({ ...post, content: end })).toBe(10);
  expect(all({ ...post, content: end, lane: 'b' })).toBe(10);
  expect(all({ ...edit, content: end })).toBe(8);
  expect(all({ ...edit, content: end, lane: 'b' })).toBe(0);
});

it('counts edits of each channel by itself where the platform does', () => {
  const discord = {
    name: 'discord',
    rates: { ...rates, edits: { ...rates.edits, of: 'channel' } },
  } as Partial<Platform> as Platform;
  const budget = createBudget(new Map([['discord', discord]]), () => 0);
  const edits = (lane: string) =>
    Array.from({ length: 20 }, () =>
      budget.admits({ ...edit, platform: 'discord', lane, content: end }),
    ).filter(Boolean).length;
  expect([edits('a'), edits('b')]).toEqual([8, 8]);
});

it('counts everything together as well where the platform does', () => {
  const all = { burst: 12, perMinute: 60 };
  const discord = { name: 'discord', rates: { ...rates, all } } as Partial<Platform> as Platform;
  const budget = createBudget(new Map([['discord', discord]]), () => 0);
  const sent = (what: typeof post | typeof edit) =>
    Array.from({ length: 20 }, () => budget.admits({ ...what, platform: 'discord', content: end })).filter(
      Boolean,
    ).length;
  expect([sent(post), sent(edit)]).toEqual([10, 2]);
});

it('keeps half of the edits for what ends', () => {
  const budget = createBudget(platforms, () => 0);
  const edits = (content: typeof progress) =>
    Array.from({ length: 20 }, () => budget.admits({ ...edit, content })).filter(Boolean).length;
  expect(edits(progress)).toBe(4);
  expect(edits(end)).toBe(4);
});

it('looks only so often for what may have been sent already', () => {
  const budget = createBudget(platforms, () => 0);
  const again = { ...post, attempts: 1, content: end };
  expect([1, 2, 3].map(() => budget.admits(again))).toEqual([true, true, false]);
});

it('holds nothing back on a platform without rates', () => {
  const budget = createBudget(new Map(), () => 0);
  for (let each = 0; each < 100; each++) expect(budget.admits({ ...post, content: progress })).toBe(true);
});
