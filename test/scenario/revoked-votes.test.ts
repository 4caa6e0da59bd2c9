import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertCluster } from '../../src/engine/store/clusters/write.js';
import { type Database, openDatabase } from '../../src/engine/store/database.js';
import { insertTemplate } from '../../src/engine/store/templates.js';
import { databaseUrl } from '../../src/program/database.js';
import { startCloud, type TestCloud } from '../engine/cloud.js';
import { aCluster, aTemplate } from '../engine/rows.js';
import type { ChatUser, SeenMessage } from '../servers/chat.js';
import { chatServers, formOf, seen, startWorld, type World } from './world.js';

const policy = `
defaults: { approvalsNeeded: 2 }
rules:
  - { id: protected, actions: [delete], approvalsNeeded: 2 }
`;

/** Two must agree, and both must be such as may decide when the second one does. */
describe.each(Object.entries(chatServers))(
  'the vote of somebody who may not decide any more: %s',
  (_, startChat) => {
    let world: World;
    let cloud: TestCloud;
    let db: Database;
    let folder: string;
    let cid: ChatUser;
    let dee: ChatUser;
    beforeAll(async () => {
      cloud = await startCloud(0.02);
      folder = mkdtempSync(join(tmpdir(), 'magnum-revoked-'));
      const path = join(folder, 'approvals.yaml');
      writeFileSync(path, policy);
      world = await startWorld(startChat, { ...cloud.adminEnv, APPROVAL_POLICY: path });
      db = await openDatabase(databaseUrl(world.config));
      const { projectId } = cloud.admin;
      await db.write(async (tx) => {
        await insertTemplate(tx, aTemplate({ projectId, name: 'swarm' }));
        await insertCluster(tx, aCluster({ projectId, name: 'prod', status: 'CREATE_COMPLETE' }));
      });
      cid = world.chat.user('cid');
      dee = world.chat.user('dee');
      const people = [world.ann, world.bob, cid, dee];
      for (const user of people) await says(user, 'whoami', /^You act as/);
      for (const { name } of people.slice(1))
        await says(
          world.ann,
          `role-grant approver --user ${name}`,
          new RegExp(`^${name} has the role approver`),
        );
    });
    afterAll(async () => {
      await db?.close();
      await world?.stop();
      await cloud?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    /** Says a command and waits for the newest card, which must have this title. */
    async function says(user: ChatUser, line: string, title: RegExp): Promise<SeenMessage> {
      const before = new Set(user.messages().map(({ id, edits }) => `${id} ${edits}`));
      await user.say('#ops', `/magnum ${line}`);
      return user.until(`a new card with the title ${title}`, () =>
        user.messages().findLast((one) => title.test(one.title) && !before.has(`${one.id} ${one.edits}`)),
      );
    }

    async function approves(user: ChatUser, id: string): Promise<void> {
      const question = await says(user, `approve ${id}`, new RegExp(`^Approve ${id}\\?$`));
      await user.press('Approve it', question);
    }

    /** The card that everybody sees, once it says this. */
    const cardSays = (id: string, what: RegExp) =>
      world.ann.until(`the card of ${id} with ${what}`, () =>
        world.ann
          .messages('#ops')
          .find(
            ({ title, text, private: alone }) =>
              !alone && title.startsWith(`${id} · `) && what.test(`${title}\n${text}`),
          ),
      );

    it('falls away: the card says so, and somebody else is needed', async () => {
      const { ann, bob, channel } = world;
      await ann.say(channel, '/magnum quota-request --hard-limit 30 --reason "exam week"');
      await seen(ann, channel, /^Q-1 · waits for approval$/);
      await approves(bob, 'Q-1');
      await cardSays('Q-1', /1 of 2 people have agreed/);
      await says(ann, 'role-revoke approver --user bob', /^bob has the role approver/);
      await approves(cid, 'Q-1');
      const card = await cardSays('Q-1', /bob may not decide any more and counts no more; 1 more must agree/);
      expect(card.title).toBe('Q-1 · waits for approval');
      expect(card.text).toContain('1 of 2 people have agreed');
      expect(card.text).toMatch(/approved by\s.*cid/);
      expect(card.text).toMatch(/approved, counts no more\s.*bob/);
      expect(await db.read.quota.count()).toBe(0);
    });

    it('may be given again by whoever may decide again', async () => {
      const { ann, bob } = world;
      await says(ann, 'role-grant approver --user bob', /^bob has the role approver/);
      await approves(bob, 'Q-1');
      const done = await cardSays('Q-1', /approved and done/);
      expect(done.text).toMatch(/approved by\s.*bob/);
      expect(done.text).not.toContain('counts no more');
      expect(await db.read.quota.findFirst()).toMatchObject({ hardLimit: 30 });
    });

    it('leaves a cluster of a protected project alone', async () => {
      const { ann, bob, channel } = world;
      await ann.say(channel, '/magnum cluster-delete prod --reason "not needed"');
      await formOf(ann, 'Delete prod?');
      await ann.fill({ name: 'prod' });
      await seen(ann, channel, /^Q-2 · waits for approval$/);
      await approves(bob, 'Q-2');
      await cardSays('Q-2', /1 of 2 people have agreed/);
      await says(ann, 'role-revoke approver --user bob', /^bob has the role approver/);
      await approves(cid, 'Q-2');
      await cardSays('Q-2', /bob may not decide any more/);
      expect(await db.read.operation.count()).toBe(0);
      await approves(dee, 'Q-2');
      const done = await cardSays('Q-2', /^Q-2 · approved/);
      expect(done.text).toMatch(/approved by\s.*cid[\s\S]*approved by\s.*dee/);
      expect(await db.read.operation.count()).toBe(1);
    });

    it('falls away as well where it was given by a login that is gone', async () => {
      const { ann, bob, channel } = world;
      const admin = cloud.sandbox.people.find(({ user }) => user === 'admin');
      await bob.say(channel, '/magnum login');
      await bob.until('the form for a credential', () => bob.form());
      await bob.fill({ id: admin?.id ?? '', secret: admin?.secret ?? '' });
      await seen(bob, channel, /^You act as admin now$/);
      await ann.say(channel, '/magnum quota-request --hard-limit 40 --reason "exam week"');
      await seen(ann, channel, /^Q-3 · waits for approval$/);
      await approves(bob, 'Q-3');
      await cardSays('Q-3', /1 of 2 people have agreed/);
      await says(bob, 'logout', /./);
      await approves(cid, 'Q-3');
      const card = await cardSays('Q-3', /bob may not decide any more and counts no more; 1 more must agree/);
      expect(card.title).toBe('Q-3 · waits for approval');
      expect(await db.read.quota.findFirst()).toMatchObject({ hardLimit: 30 });
    });

    it('falls away as well where it was given as a member of a group that they left', async () => {
      const { ann, bob, chat, channel } = world;
      if (!chat.join || !chat.leave) return;
      chat.join('bob', 'deciders');
      await world.restart();
      await says(ann, 'role-grant approver --group deciders', /^group deciders has the role approver/);
      await ann.say(channel, '/magnum quota-request --hard-limit 50 --reason "exam week"');
      await seen(ann, channel, /^Q-4 · waits for approval$/);
      await approves(bob, 'Q-4');
      await cardSays('Q-4', /1 of 2 people have agreed/);
      chat.leave('bob', 'deciders');
      await world.restart();
      await approves(cid, 'Q-4');
      const card = await cardSays('Q-4', /bob may not decide any more/);
      expect(card.title).toBe('Q-4 · waits for approval');
    });
  },
);
