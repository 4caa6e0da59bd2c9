import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/engine/store/database.js';
import { insertTemplate } from '../../src/engine/store/templates.js';
import { databaseUrl } from '../../src/program/database.js';
import { startCloud, type TestCloud } from '../engine/cloud.js';
import { aTemplate } from '../engine/rows.js';
import type { ChatUser, SeenMessage } from '../servers/chat.js';
import { chatServers, seen, startWorld, type World } from './world.js';

const policy = `breakGlass: { roles: [oncall], channel: "#random" }\n`;

/** #ops works in the program's project, where bob has a role; #random in another one, where he has none. */
describe.each(Object.entries(chatServers))('what somebody may do in a channel: %s', (platform, startChat) => {
  let world: World;
  let cloud: TestCloud;
  let folder: string;
  beforeAll(async () => {
    cloud = await startCloud(0.02);
    folder = mkdtempSync(join(tmpdir(), 'magnum-may-'));
    const path = join(folder, 'approvals.yaml');
    writeFileSync(path, policy);
    world = await startWorld(startChat, { ...cloud.adminEnv, APPROVAL_POLICY: path });
    const { ann, bob } = world;
    await says(bob, 'whoami', /^You act as/);
    await says(ann, 'project-use demo', /^This channel works in demo now$/, '#random');
    await says(ann, 'role-grant member --user bob', /^bob has the role member in admin now$/);
    await says(ann, 'role-grant approver --user bob', /^bob has the role approver in admin now$/);
  });
  afterAll(async () => {
    await world?.stop();
    await cloud?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Says a command and waits for the newest card, which must have this title. */
  async function says(user: ChatUser, line: string, title: RegExp, channel = '#ops'): Promise<SeenMessage> {
    const before = new Set(user.messages().map(({ id, edits }) => `${id} ${edits}`));
    await user.say(channel, line.startsWith('@') ? line : `/magnum ${line}`);
    return user.until(`a new card with the title ${title}`, () =>
      user
        .messages(channel)
        .findLast((one) => title.test(one.title) && !before.has(`${one.id} ${one.edits}`)),
    );
  }

  it('is not to have a channel of another project told: that takes a role there', async () => {
    const { ann, bob } = world;
    const refused = await says(bob, 'alert-subscribe --channel random', /^You may not do that$/);
    expect(refused.text).toContain('That channel works in project demo, and you have no role there.');
    await says(ann, 'alert-subscribe --channel random', /^#random is told$/);
    await says(ann, 'alert-unsubscribe --all --channel random', /not told any more$/);
  });

  it('is what help lists, and what is offered while one types', async () => {
    const { ann, bob } = world;
    for (const line of ['help', 'whoami']) {
      const { text } = await says(bob, line, line === 'help' ? /^What you can ask for$/ : /^You act as/);
      expect(text).toContain('cluster-delete');
      expect(text).not.toMatch(/break-glass(?!-review)/);
      expect(text).not.toContain('quotas-create');
    }
    if (!bob.offeredCommands) return;
    const offered = await bob.offeredCommands('#ops');
    expect(offered).toEqual(expect.arrayContaining(['cluster-delete', 'approve', 'quotas-show', 'whoami']));
    for (const name of ['quotas-create', 'quotas-update', 'quotas-delete', 'break-glass'])
      expect(offered).not.toContain(name);
    expect(await ann.offeredCommands?.('#ops')).toContain('quotas-create');
    const nothing = await bob.offeredCommands('#random');
    expect(nothing).not.toContain('cluster-delete');
    expect(nothing).toContain('login');
  });

  it('is granted to somebody who is known here', async () => {
    const refused = await says(world.ann, 'role-grant member --user nobody', /^That is not accepted$/);
    expect(refused.text).toContain(
      platform === 'the playground' ? 'once they have said something' : 'Mention it, or say its exact name',
    );
  });

  it('does not reach to exceptions in plain words', async () => {
    const told = await says(world.bob, '@magnum delete everything except prod', /^Exceptions are not read$/);
    expect(told.text).toContain('Name what goes');
  });

  it('begins with asking for more where the quota has no room for what is shown', async () => {
    const { bob } = world;
    const db = await openDatabase(databaseUrl(world.config));
    const { projectId } = cloud.admin;
    await db.write(async (tx) => {
      await insertTemplate(tx, aTemplate({ projectId, name: 'swarm' }));
      await tx.quota.create({
        data: { projectId, resource: 'Cluster', hardLimit: 0, createdAt: new Date() },
      });
    });
    await db.close();
    const shown = await says(
      bob,
      '@magnum create a cluster called ci from template swarm',
      /^Would create cluster ci$/,
    );
    expect(shown.text).toContain('1 cluster is needed, and 0 are free');
    expect(shown.buttons.slice(0, 3)).toEqual(['Ask for more', 'Do it', 'Cancel']);
    await bob.press('Ask for more', shown);
    await bob.until('the form', () => bob.form()?.title === 'Ask for quota');
    const dry = await says(
      bob,
      'cluster-create ci --cluster-template swarm --dry-run',
      /^Would create cluster ci$/,
    );
    expect(dry.buttons).toEqual(['Ask for more']);
    await seen(bob, '#ops', /^Would create cluster ci$/);
  });
});
