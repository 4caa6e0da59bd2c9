import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Database, openDatabase } from '../../src/engine/store/database.js';
import { connect } from '../../src/openstack/connect.js';
import { databaseUrl } from '../../src/program/database.js';
import { startCloud, type TestCloud } from '../engine/cloud.js';
import { type Authenticator, authenticatorFor } from '../servers/authenticator.js';
import type { ChatUser, SeenMessage } from '../servers/chat.js';
import { shownAs } from '../servers/chat.js';
import { chatServers, formOf, seen, startWorld, type World } from './world.js';

/** The policy file says `stepUp: one-time-code`: a stolen chat account approves nothing, and neither does who has no user of their own. */
describe.each(Object.entries(chatServers))('a one-time code to approve with: %s', (_, startChat) => {
  let world: World;
  let cloud: TestCloud;
  let folder: string;
  let db: Database;
  let bobs: Authenticator;
  let asked: SeenMessage;
  beforeAll(async () => {
    cloud = await startCloud(0.02);
    folder = mkdtempSync(join(tmpdir(), 'magnum-codes-'));
    const policy = join(folder, 'approvals.yaml');
    writeFileSync(
      policy,
      'defaults:\n  stepUp: one-time-code\nbreakGlass:\n  roles: [admin]\n  channel: "#random"\n',
    );
    world = await startWorld(startChat, { ...cloud.adminEnv, APPROVAL_POLICY: policy, LOG_LEVEL: 'trace' });
    db = await openDatabase(databaseUrl(world.config));
    const { adminCredentials } = cloud.sandbox;
    const admin = connect(adminCredentials);
    const { userId } = await admin.identity.whoami();
    bobs = await authenticatorFor(admin, adminCredentials.authUrl, userId);
    await admin.close();
    await world.ann.say(world.channel, '/magnum quota-request --hard-limit 30 --reason "exam week"');
    asked = await seen(world.ann, world.channel, /^Q-1 · waits for approval$/);
  });
  afterAll(async () => {
    await db?.close();
    await world?.stop();
    await cloud?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Presses Approve, to the form for the code, unless that stands open. */
  async function asksForCode(user: ChatUser) {
    const open = user.form();
    if (open) return open;
    const before = new Set(user.messages().map(shownAs));
    await user.press('Approve', asked);
    return formOf(user, `Approve ${asked.title.split(' ')[0]}?`, before);
  }

  const refusals = () => db.read.auditRecord.count({ where: { detail: 'approval.wrong_code' } });

  /** Sends a code, and waits for what is said of it: beside the field, or in a card where the form does not stay open. */
  async function isTold(user: ChatUser, passcode: string, sentence: string): Promise<void> {
    await asksForCode(user);
    const before = new Set(user.messages().map(shownAs));
    await user.fill({ passcode });
    await user.until(
      sentence,
      () =>
        user.form()?.errors.passcode?.includes(sentence) ||
        user.messages().some((one) => one.text.includes(sentence) && !before.has(shownAs(one))),
    );
  }

  it('is of a Keystone user of one’s own: whoever acts as the bot is asked to log in', async () => {
    const { bob } = world;
    await bob.press('Approve', asked);
    const told = await bob.until('why not', () =>
      bob.messages().findLast(({ title }) => title === 'No one-time code to look at'),
    );
    expect(told.text).toContain('Say login first.');
  });

  it('is asked for in the form, and a wrong one leaves everything as it is', async () => {
    const { bob, channel } = world;
    const person = cloud.sandbox.people.find(({ user }) => user === 'admin');
    await bob.say(channel, '/magnum login');
    await bob.until('the form for a credential', () => bob.form());
    await bob.fill({ id: person?.id ?? '', secret: person?.secret ?? '' });
    await bob.until('that bob is logged in', () =>
      bob.messages().find(({ title }) => title === 'You act as admin now'),
    );
    const form = await asksForCode(bob);
    expect(form.fields.map(({ name }) => name)).toEqual(['passcode']);
    await isTold(bob, '000000', 'Keystone does not take this one-time code for your user.');
    expect((await seen(world.ann, channel, /^Q-1 · /)).title).toBe('Q-1 · waits for approval');
  });

  it('approves with the right one, of which nothing is kept', async () => {
    const { ann, bob, channel } = world;
    const code = bobs.code();
    await asksForCode(bob);
    await bob.fill({ passcode: code });
    const done = await seen(ann, channel, /^Q-1 · approved and done$/);
    expect(done.text).toContain('bob');
    await ann.say(channel, '/magnum audit-list');
    const audit = await seen(ann, channel, /^Audit/);
    expect(audit.text).toContain('approve');
    for (const text of [world.logged(), audit.text]) expect(text).not.toContain(code);
  });

  it('may be wrong five times in a quarter of an hour, and then is not looked at', async () => {
    const { ann, bob, channel } = world;
    await ann.say(channel, '/magnum quota-request --hard-limit 31 --reason "more"');
    asked = await seen(ann, channel, /^Q-2 · waits for approval$/);
    for (const [at, passcode] of ['000001', '000002', '000003', 'abcdef'].entries()) {
      await asksForCode(bob);
      await bob.fill({ passcode });
      await vi.waitFor(async () => expect(await refusals()).toBe(at + 2), 30_000);
    }
    await isTold(bob, bobs.code(), '5 codes were wrong within a quarter of an hour.');
    expect((await seen(ann, channel, /^Q-2 · /)).title).toBe('Q-2 · waits for approval');
  });

  it('is wanted of who breaks the glass as well', async () => {
    const { bob, channel } = world;
    const before = new Set(bob.messages().map(shownAs));
    // Slack keeps the form with the wrong code open; what is said next opens another.
    await bob.say(channel, '/magnum break-glass Q-2 --ticket INC-1 --reason "on fire"');
    const form = await bob.until('the form', () => {
      const now = bob.form();
      return now?.title.startsWith('Break') && now;
    });
    expect(form.fields.map(({ name }) => name)).toEqual(['name', 'passcode']);
    await bob.fill({ name: 'Q-2', passcode: bobs.code() });
    const sentence = '5 codes were wrong within a quarter of an hour.';
    await bob.until(
      sentence,
      () =>
        bob.form()?.errors.passcode?.includes(sentence) ||
        bob.messages().some((one) => one.text.includes(sentence) && !before.has(shownAs(one))),
    );
  });
});
