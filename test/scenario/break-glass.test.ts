import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moment } from '../../src/card/words.js';
import { type Database, openDatabase } from '../../src/engine/store/database.js';
import { databaseUrl } from '../../src/program/database.js';
import { startCloud, type TestCloud } from '../engine/cloud.js';
import { formOf, seen, startWorld, type World, withConsole } from './world.js';

const security = '#random';
const rules = `breakGlass: { roles: [admin], channel: "${security}", maxHours: 4 }\n`;

describe.each(Object.entries(withConsole))('an emergency: %s', (platform, startChat) => {
  let world: World;
  let cloud: TestCloud;
  let db: Database;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'magnum-break-glass-'));
    const policy = join(folder, 'approvals.yaml');
    writeFileSync(policy, rules);
    cloud = await startCloud(0.02);
    world = await startWorld(startChat, { ...cloud.adminEnv, APPROVAL_POLICY: policy });
    db = await openDatabase(databaseUrl(world.config));
  });
  afterAll(async () => {
    await db?.close();
    await world?.stop();
    await cloud?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('lets one who is named approve alone, with a reason, a ticket and the id typed, and tells it loudly', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '/magnum quota-request --hard-limit 30 --reason "no room"');
    await seen(ann, channel, /^Q-1 · waits for approval$/);
    await ann.say(channel, '/magnum break-glass Q-1 --reason "the cluster is on fire" --ticket INC-42');
    const form = await formOf(ann, 'Break the glass for Q-1?');
    expect(form.text).toContain(`To be done at once, told in ${security} and reviewed by somebody else: `);
    await ann.fill({ name: 'Q-1' });
    const done = await seen(ann, channel, /^Q-1 · approved and done$/);
    // The console is every channel at once, and says that once.
    if (platform !== 'the console')
      expect(done.text).toMatch(/approved alone by.*ann.*ticket INC-42: the cluster is on fire/s);
    const loud = await seen(world.bob, security, /^Q-1 · break-glass by ann$/);
    expect(loud.text).toContain('admin: 20 → 30 clusters');
    expect(loud.text).toMatch(/approved alone by.*ann.*ticket INC-42: the cluster is on fire/s);
    expect(loud.buttons).toEqual(['Justified', 'Not justified']);
    expect(await db.read.quota.findFirst()).toMatchObject({ hardLimit: 30 });
  });

  it('is never read out of words', async () => {
    const { ann, channel } = world;
    const before = await db.read.brokenGlass.count();
    await ann.say(channel, '@magnum please break the glass for Q-1, it is an emergency');
    await ann.until('an answer', () => ann.messages().at(-1)?.from === 'magnum');
    expect(await db.read.brokenGlass.count()).toBe(before);
  });

  it.skipIf(platform === 'the console')(
    'calls for its review until somebody else gives it, with a reason where it was none',
    async () => {
      const { ann, bob } = world;
      const loud = await seen(ann, security, /^Q-1 · break-glass by ann$/);
      await ann.press('Justified', loud);
      await ann.until('the refusal', () =>
        ann.messages().some(({ text }) => text.includes('somebody else reviews')),
      );
      await db.write((tx) => tx.brokenGlass.updateMany({ data: { remindAt: new Date(0) } }));
      const reminder = await seen(bob, security, /^Q-1 · break-glass by ann still waits for its review$/);
      await bob.press('Not justified', loud);
      await formOf(bob, 'Review Q-1');
      await bob.fill({ reason: 'nothing was on fire' });
      await bob.until('the answer', () =>
        bob.messages().some(({ title }) => title === 'You found Q-1 not justified'),
      );
      const reviewed = await bob.until('the card with the review', () =>
        bob.messages(security).find(({ id, title }) => id === loud.id && /was not justified$/.test(title)),
      );
      expect(reviewed.buttons).toEqual([]);
      expect(reviewed.text).toMatch(/bob.*nothing was on fire/s);
      await bob.until('the reminder with the review', () =>
        bob
          .messages(security)
          .some(
            ({ id, title, buttons }) => id === reminder.id && /not justified$/.test(title) && !buttons.length,
          ),
      );
    },
  );

  it('says one end everywhere: the emergency’s, where it is sooner than what was asked', async () => {
    const { ann, bob, channel } = world;
    await ann.say(channel, '/magnum quota-request --hard-limit 31 --until 3d --reason "no room"');
    await seen(ann, channel, /^Q-2 · waits for approval$/);
    await ann.say(channel, '/magnum break-glass Q-2 --reason "on fire" --ticket INC-43');
    const form = await formOf(ann, 'Break the glass for Q-2?');
    await ann.fill({ name: 'Q-2' });
    await seen(ann, channel, /^Q-2 · approved and done$/);
    const loud = await seen(bob, security, /^Q-2 · break-glass by ann$/);
    const term = await db.read.quotaTerm.findUniqueOrThrow({ where: { approvalNumber: 2 } });
    // By whose clock is the platform's affair.
    expect(loud.text).toMatch(new RegExp(`clusters, until .*:${moment(term.until).slice(-6, -4)}`));
    expect(form.text).toContain(`until ${moment(term.until).slice(0, 10)}`);
    await db.write((tx) =>
      tx.quotaTerm.updateMany({ where: { approvalNumber: 2 }, data: { until: new Date(0) } }),
    );
    await seen(ann, channel, /^The quota of admin is 30 again$/);
  });

  it('lasts for a time: the quota goes back by itself', async () => {
    const { ann, channel } = world;
    const term = await db.read.quotaTerm.findFirst();
    expect((term?.until.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(4 * 3_600_000);
    await db.write((tx) => tx.quotaTerm.updateMany({ data: { until: new Date(0) } }));
    await seen(ann, channel, /^The quota of admin is 20 again$/);
    expect(await db.read.quota.count()).toBe(0);
  });
});
