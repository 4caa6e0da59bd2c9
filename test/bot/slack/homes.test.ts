import { WebAPIRateLimitedError } from '@slack/web-api';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchHomes } from '../../../src/bot/slack/homes.js';

const quiet = pino({ level: 'silent' });
const somewhere = (...projects: string[]) => ({ projects: new Set(projects), everywhere: false });
const everywhere = { projects: new Set<string>(), everywhere: true };
const hour = 3_600_000;

/** Pages whose text is whatever `says` is now; `published` is what Slack was sent. */
function pages(projectOf: (user: string) => string = () => 'demo') {
  const world = {
    says: 'one cluster',
    published: [] as string[],
    refuse: null as Error | null,
  };
  const homes = watchHomes({
    draw: async (_workspace, user) => ({
      project: projectOf(user),
      view: {
        type: 'home',
        blocks: [{ type: 'header', text: { type: 'plain_text', text: world.says } }],
      },
    }),
    publish: async (user, { blocks }) => {
      if (world.refuse) throw world.refuse;
      const [, text] = /"text":"([^"]*)"/.exec(JSON.stringify(blocks)) ?? [];
      world.published.push(`${user}: ${text}`);
    },
    logger: quiet,
    keep: (work) => work,
  });
  return { homes, world };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a page that stands open is drawn again when it looks different, and only then', async () => {
  const { homes, world } = pages();
  await homes.show('T1', 'ann');
  homes.changed(somewhere('demo'));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(world.published).toEqual(['ann: one cluster']);
  world.says = 'two clusters';
  homes.changed(somewhere('other'));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(world.published).toHaveLength(1);
  homes.changed(somewhere('other', 'demo'));
  await vi.advanceTimersByTimeAsync(500);
  expect(world.published.at(-1)).toBe('ann: two clusters');
});

test('what concerns anybody is looked for on every page', async () => {
  const { homes, world } = pages((user) => `project of ${user}`);
  await homes.show('T1', 'ann');
  await homes.show('T1', 'bob');
  world.says = 'a request';
  homes.changed(everywhere);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(world.published.slice(2)).toEqual(['ann: a request', 'bob: a request']);
});

test('many changes are one drawing, and the next is 5 s later', async () => {
  const { homes, world } = pages();
  await homes.show('T1', 'ann');
  for (let second = 0; second < 20; second += 1) {
    for (let more = 0; more < 10; more += 1) {
      world.says = `${second}.${more}`;
      homes.changed(somewhere('demo'));
    }
    await vi.advanceTimersByTimeAsync(1000);
  }
  await vi.advanceTimersByTimeAsync(10_000);
  expect(world.published.length).toBeLessThanOrEqual(1 + 5);
  expect(world.published.at(-1)).toBe('ann: 19.9');
});

test('people who open theirs are served at once, whatever else is drawn', async () => {
  const { homes, world } = pages();
  await homes.show('T1', 'ann');
  world.says = 'two clusters';
  await homes.show('T1', 'ann');
  await homes.show('T1', 'ann');
  expect(world.published).toEqual(['ann: one cluster', 'ann: two clusters', 'ann: two clusters']);
});

test('no more than Slack takes in a minute are drawn, and no more than 200 are kept', async () => {
  const { homes, world } = pages();
  for (let user = 0; user < 250; user += 1) await homes.show('T1', `U${user}`);
  world.says = 'two clusters';
  homes.changed(somewhere('demo'));
  await vi.advanceTimersByTimeAsync(50_000);
  expect(world.published.length - 250).toBeLessThanOrEqual(70);
  await vi.advanceTimersByTimeAsync(4 * 60_000);
  expect(world.published.length - 250).toBe(200);
  expect(world.published).not.toContain('U49: two clusters');
  expect(world.published).toContain('U50: two clusters');
});

test('what Slack refuses for now is drawn later', async () => {
  const { homes, world } = pages();
  await homes.show('T1', 'ann');
  world.says = 'two clusters';
  world.refuse = new WebAPIRateLimitedError(30);
  homes.changed(somewhere('demo'));
  await vi.advanceTimersByTimeAsync(5_500);
  world.refuse = null;
  await vi.advanceTimersByTimeAsync(5_500);
  expect(world.published.at(-1)).toBe('ann: two clusters');
});

test('an hour after it was opened a page is left as it is, and so are all when the program stops', async () => {
  const { homes, world } = pages();
  await homes.show('T1', 'ann');
  await vi.advanceTimersByTimeAsync(hour + 1000);
  await homes.show('T1', 'bob');
  world.says = 'two clusters';
  homes.changed(somewhere('demo'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(world.published.slice(2)).toEqual(['bob: two clusters']);
  world.says = 'three clusters';
  homes.changed(somewhere('demo'));
  homes.close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(world.published).toHaveLength(3);
});
