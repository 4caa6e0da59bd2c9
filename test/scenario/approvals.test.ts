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
import { type ChatUser, type HeldButton, type SeenMessage, shownAs } from '../servers/chat.js';
import { chatServers, formOf, seen, seenUnder, startWorld, type World } from './world.js';

const platforms = Object.entries(chatServers);
const buttonsOfDeciders = ['Approve', 'Deny', 'Ask a question', 'What changes', 'Take it back'];

describe.each(platforms)('a quota that somebody else gives: %s', (_, startChat) => {
  let world: World;
  let cloud: TestCloud;
  let db: Database;
  let projectId: string;
  /** What bob approved with. */
  let approve: HeldButton;
  beforeAll(async () => {
    cloud = await startCloud(0.02);
    // Everybody acts as the program's own account here, and is told apart by who they are in the chat.
    world = await startWorld(startChat, cloud.adminEnv);
    db = await openDatabase(databaseUrl(world.config));
    projectId = cloud.admin.projectId;
    await db.write((tx) => insertTemplate(tx, aTemplate({ projectId, name: 'swarm' })));
  });
  afterAll(async () => {
    await db?.close();
    await world?.stop();
    await cloud?.stop();
  });

  /** Ann asks for so many clusters; answers the card that everybody sees. */
  async function ask(id: string, limit: number): Promise<SeenMessage> {
    const { ann, channel } = world;
    await ann.say(channel, `/magnum quota-request --hard-limit ${limit} --reason "exam week"`);
    return seen(ann, channel, new RegExp(`^${id} · waits for approval$`));
  }

  /** The card of a request as it is now. */
  const now = (card: SeenMessage, title: RegExp) =>
    world.ann.until(`the card as ${title}`, () =>
      world.ann.messages(world.channel).find(({ id, title: shown }) => id === card.id && title.test(shown)),
    );

  /** What is wrong stands beside its field, or in a card where a form does not stay open. */
  const wrong = (user: ChatUser, sentence: string, beside: () => string | undefined) =>
    user.until(
      sentence,
      () =>
        beside()?.includes(sentence) ||
        user.messages().some(({ text, buttons }) => text.includes(sentence) && buttons.length > 0),
    );

  it('shows what changes, why and until when, and is asked for its reason in a form', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '/magnum quota-request --hard-limit 30');
    const form = await ann.until('the form', () => ann.form());
    expect(form.fields.find(({ name }) => name === 'reason')).toMatchObject({ longest: 500 });
    await ann.say(channel, `/magnum quota-request --hard-limit 30 --reason "${'exam week '.repeat(51)}"`);
    await ann.until('what is wrong', () =>
      ann.messages(channel).some(({ text }) => text.includes('The reason takes at most 500 characters.')),
    );
    await ann.fill({ reason: 'exam week' });
    const card = await seen(ann, channel, /^Q-1 · waits for approval$/);
    expect(card.private).toBe(false);
    expect(card.text).toContain('admin: 20 → 30 clusters');
    expect(card.text).toContain('0 clusters: 0 % → 0 %');
    expect(card.text).toContain('exam week');
    expect(card.text).toMatch(/\d\d:\d\d UTC/);
    expect(card.buttons).toEqual(buttonsOfDeciders);
  });

  it('asked for once more while it waits, is no second request', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '/magnum quota-request --hard-limit 30 --reason "exam week, again"');
    expect((await seen(ann, channel, /^Already recorded$/)).text).toContain(
      'You asked for a limit of 30 for admin already: that is Q-1, and it is open.',
    );
    expect(await db.read.approval.count()).toBe(1);
  });

  it('is not decided by whoever asked, whatever they press', async () => {
    const { ann, channel } = world;
    const card = await seen(ann, channel, /^Q-1 · waits/);
    await ann.press('Approve', card);
    const refused = await seen(ann, channel, /^Somebody else must decide$/);
    expect(refused.text).toContain('Q-1 is your own request: somebody else decides it.');
    await ann.press('Deny', card);
    await ann.until('the form', () => ann.form());
    await ann.fill({ reason: 'no' });
    await wrong(ann, 'Q-1 is your own request', () => ann.form()?.errors.reason);
    expect(await db.read.approvalVote.count()).toBe(0);
  });

  it('in words is only answered with the command that decides, and with what waits', async () => {
    const { bob, channel } = world;
    const card = await seen(bob, channel, /^Q-1 · waits/);
    await bob.say(channel, '@magnum approve it', { thread: card });
    const answer = await bob.until('the command', () =>
      bob.messages().find(({ title }) => title === 'This has to be typed as a command'),
    );
    expect(answer.text).toContain('/magnum approve Q-1');
    expect(answer.text).toContain('exam week');
    expect(answer.buttons).toEqual([]);
    expect(await db.read.approvalVote.count()).toBe(0);
  });

  it('is there to be chosen for whoever says no more than approve, and may decide it', async () => {
    const { ann, bob, channel } = world;
    for (const words of ['/magnum approve', '@magnum approve']) {
      const before = new Set(bob.messages().map(shownAs));
      await bob.say(channel, words);
      const choices = await bob.until('what waits', () =>
        bob
          .messages(channel)
          .find((one) => one.title === 'Which request is to be approved?' && !before.has(shownAs(one))),
      );
      expect(choices.text).toMatch(/Q-1.*20 → 30.*ann.*exam week/s);
      await bob.press(choices.buttons[0] ?? '', choices);
      await bob.press('Cancel', await seen(bob, channel, /^Approve Q-1\?$/));
    }
    await ann.say(channel, '@magnum approve it');
    await seen(ann, channel, /^No request waits for your decision$/);
    expect(await db.read.approvalVote.count()).toBe(0);
  });

  it('is given after a click and a confirmation of somebody else; the card says who and when', async () => {
    const { ann, bob, channel } = world;
    const card = await seen(bob, channel, /^Q-1 · waits/);
    await bob.press('Approve', card);
    const question = await seen(bob, channel, /^Approve Q-1\?$/);
    expect(question.text).toMatch(
      /admin may then have 30 clusters, instead of 20 as now\.\s+Reason: exam week/,
    );
    approve = bob.hold('Approve it', question);
    await bob.pressHeld(approve);
    const done = await now(card, /^Q-1 · approved and done$/);
    expect(done.buttons).toEqual([]);
    expect(done.text).toMatch(/approved by.*bob.*UTC/s);
    await seenUnder(ann, card, /^Your request Q-1 · approved and done$/);
    await ann.say(channel, '/magnum quotas-show');
    expect((await seen(ann, channel, /^Quota of admin$/)).text).toContain('0 of 30 clusters used');
  });

  it('pressed or typed once more, is already recorded', async () => {
    const { bob, channel } = world;
    await bob.pressHeld(approve);
    await seen(bob, channel, /^That is over$/);
    await bob.say(channel, '/magnum approve Q-1');
    expect((await seen(bob, channel, /^Already recorded$/)).text).toContain('That you approved Q-1');
    expect(await db.read.approvalVote.count()).toBe(1);
  });

  it('is denied with a reason, which whoever asked is told', async () => {
    const { ann, bob, channel } = world;
    const card = await ask('Q-2', 90);
    await bob.press('Deny', await seen(bob, channel, /^Q-2 · waits/));
    await bob.until('the form', () => bob.form());
    await bob.say(channel, `/magnum deny Q-2 --reason "${'no '.repeat(200)}"`);
    await bob.until('what is wrong', () =>
      bob.messages(channel).some(({ text }) => text.includes('The reason takes at most 500 characters.')),
    );
    await bob.fill({ reason: 'use the shared cluster' });
    const denied = await now(card, /^Q-2 · denied$/);
    expect(denied.text).toMatch(/bob.*use the shared cluster/s);
    expect(denied.buttons).toEqual([]);
    expect((await seenUnder(ann, card, /^Your request Q-2 · denied$/)).text).toContain(
      'use the shared cluster',
    );
    await seen(bob, channel, /^You denied Q-2$/);
  });

  it('is void when the quota was changed meanwhile, and says so', async () => {
    const { ann } = world;
    const card = await ask('Q-3', 50);
    await db.write((tx) => tx.quota.updateMany({ data: { hardLimit: 31 } }));
    const ended = await now(card, /^Q-3 · void: the quota was changed after this was asked$/);
    expect(ended.text).toMatch(/\bended\b/);
    expect(ended.text).not.toMatch(/\bdecided\b/);
    expect(ended.buttons).toEqual([]);
    expect((await seenUnder(ann, card, /^Your request Q-3 · void/)).buttons).toEqual(['Ask again']);
    expect(await db.read.quota.count({ where: { hardLimit: 31 } })).toBe(1);
  });

  it('is over when nobody decided in time, or when it is taken back', async () => {
    const { ann, bob, channel } = world;
    const late = await ask('Q-4', 51);
    await db.write((tx) => tx.approval.update({ where: { number: 4 }, data: { expiresAt: new Date() } }));
    await now(late, /^Q-4 · expired: nobody decided in time$/);
    await bob.say(channel, '/magnum approve Q-4');
    await bob.until('the refusal', () =>
      bob.messages(channel).some(({ text }) => text.includes('Q-4 has expired.')),
    );
    const card = await ask('Q-5', 52);
    await ann.say(channel, '/magnum approval-list');
    expect((await seen(ann, channel, /^1 request waits for a decision$/)).text).toContain('Q-5');
    await bob.press('Take it back', await seen(bob, channel, /^Q-5 · waits/));
    await bob.until('the refusal', () =>
      bob.messages(channel).some(({ text }) => text.includes('only who asked takes it back')),
    );
    await ann.press('Take it back', card);
    await now(card, /^Q-5 · taken back$/);
  });

  it('is offered where a create hits the quota', async () => {
    const { ann, channel } = world;
    await db.write((tx) => tx.quota.updateMany({ data: { hardLimit: 0 } }));
    await ann.say(channel, '/magnum cluster-create ci --cluster-template swarm');
    const refused = await seen(ann, channel, /^The quota is used up$/);
    expect(refused.buttons).toEqual(['Ask for more']);
    await ann.press('Ask for more', refused);
    await ann.until('the form', () => ann.form()?.title === 'Ask for quota');
    await ann.fill({ reason: 'one for ci' });
    // A platform's own client says it where it sends no form that lacks something; else the bot does.
    await ann.until('that the limit is missing', () => ann.form()?.errors['hard-limit']);
    await ann.fill({ reason: 'one for ci', 'hard-limit': '2' });
    const card = await seen(ann, channel, /^Q-6 · waits for approval$/);
    expect(card.text).toContain('admin: 0 → 2 clusters');
  });

  it('may be for a time: that it ends is said before, and it goes back by itself', async () => {
    const { ann, bob, channel } = world;
    await ann.say(channel, '/magnum quota-request --hard-limit 9');
    const form = await ann.until('the form', () => ann.form());
    expect(form.fields.map(({ name }) => name)).toEqual(['reason', 'until']);
    await ann.fill({ reason: 'exam week', until: 'soon' });
    await wrong(ann, 'until takes a day, such as 2026-12-31', () => ann.form()?.errors.until);
    if (!ann.form()) await ann.press('Ask for quota');
    await ann.until('the form', () => ann.form());
    await ann.fill({ reason: 'exam week', until: '14d' });
    const card = await seen(ann, channel, /^Q-7 · waits for approval$/);
    expect(card.text).toMatch(/admin: 0 → 9 clusters\s/);
    expect(card.text.match(/\buntil\b/g)).toHaveLength(1);
    await bob.press('Approve', card);
    const question = await seen(bob, channel, /^Approve Q-7\?$/);
    expect(question.text).toMatch(/Until .*: then it is 0 again/);
    expect(question.text).toContain(
      'That voids Q-6, which is about the same quota as it is now; whoever asked is told.',
    );
    expect(question.text).toMatch(/Reason: exam week/);
    await bob.press('Approve it', question);
    await now(card, /^Q-7 · approved and done$/);
    await seenUnder(
      ann,
      await seen(ann, channel, /^Q-6 · void: the quota was changed after this was asked$/),
      /^Your request Q-6 · void/,
    );
    await ann.say(channel, '/magnum quotas-show');
    await ann.until('until when it is so', () =>
      ann.messages(channel).some(({ text }) => /for this project, until .*UTC/.test(text)),
    );
    const past = new Date(0);
    await db.write((tx) => tx.quotaTerm.update({ where: { approvalNumber: 7 }, data: { warnAt: past } }));
    const soon = await seen(ann, channel, /^The quota of admin goes back soon$/);
    expect(soon.text).toMatch(/it is 0 clusters again, instead of 9/);
    await db.write((tx) =>
      insertCluster(tx, aCluster({ projectId, name: 'kept', status: 'CREATE_COMPLETE' })),
    );
    await db.write((tx) => tx.quotaTerm.update({ where: { approvalNumber: 7 }, data: { until: past } }));
    const ended = await seen(ann, channel, /^The quota of admin is 0 again$/);
    expect(ended.text).toContain(
      'There is 1 cluster, 1 more than that: what is there stays, and no new one can be made.',
    );
    expect(ended.buttons).toEqual(['Ask again']);
    expect(await db.read.quota.findFirst()).toMatchObject({ hardLimit: 0 });
  });
});

describe.each(platforms)(
  'with a channel for those who decide, two of whom must agree: %s',
  (_, startChat) => {
    let world: World;
    let cloud: TestCloud;
    let folder: string;
    beforeAll(async () => {
      cloud = await startCloud(0.02);
      folder = mkdtempSync(join(tmpdir(), 'magnum-approvals-'));
      const policy = join(folder, 'approvals.yaml');
      writeFileSync(
        policy,
        'defaults:\n  approvalsNeeded: 2\n  stepUp: true\nrules:\n  - { id: kept, actions: [delete] }\n',
      );
      world = await startWorld(startChat, {
        ...cloud.adminEnv,
        APPROVAL_CHANNEL: '#random',
        APPROVAL_POLICY: policy,
      });
    });
    afterAll(async () => {
      await world?.stop();
      await cloud?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    /** Presses Approve, and types the request's id, because it is one of those that nobody should approve by accident. */
    async function types(user: ChatUser, card: SeenMessage, id: string) {
      await user.press('Approve', card);
      const form = await formOf(user, `Approve ${id}?`);
      expect(form.text).toMatch(new RegExp(`Reason: exam week\\.\\s+Type ${id} to go on\\.`));
      await user.fill({ name: id });
    }

    it('is decided there, and told where it was asked, also over a restart', async () => {
      const { ann, bob, channel } = world;
      await ann.say(channel, '/magnum quota-request --hard-limit-change 5 --reason "exam week"');
      const asked = await seen(ann, channel, /^Q-1 · waits for approval$/);
      expect(asked.buttons).toEqual(['Ask a question', 'What changes', 'Take it back']);
      const there = await seen(bob, '#random', /^Q-1 · waits for approval$/);
      expect(there.buttons).toEqual(buttonsOfDeciders);
      await world.restart();
      const carol = world.chat.user('carol');
      await bob.press('Approve', there);
      await formOf(bob, 'Approve Q-1?');
      await bob.fill({ name: 'Q-9' });
      const notTheId = 'This is not the id. Type Q-1 exactly';
      await bob.until(
        'that it is another id',
        () =>
          bob.form()?.errors.name?.includes(notTheId) ||
          bob.messages().some(({ text }) => text.includes(notTheId)),
      );
      await types(bob, there, 'Q-1');
      const half = await bob.until('one vote', () =>
        bob
          .messages('#random')
          .find(({ id, text }) => id === there.id && text.includes('1 of 2 people have agreed')),
      );
      expect(half.buttons).toContain('Approve');
      const mine = await bob.until('an answer for bob alone', () =>
        bob.messages().find((each) => each.private && each.text.includes('1 of 2 people have agreed')),
      );
      expect(mine.buttons).toEqual([]);
      expect(mine.text).toContain('This is how it stands now.');
      const late = ['Deny', 'Take it back'].map((label) => bob.hold(label, half));
      await types(carol, there, 'Q-1');
      await seen(ann, channel, /^Q-1 · approved and done$/);
      const done = await seen(bob, '#random', /^Q-1 · approved and done$/);
      expect(done.text).toContain('admin: 20 → 25 clusters');
      await seenUnder(ann, asked, /^Your request Q-1 · approved and done$/);
      for (const button of late) {
        const before = bob.messages().filter(({ text }) => text.includes('Q-1 was approved already.')).length;
        await bob.pressHeld(button);
        await bob.until(
          'that it is over',
          () =>
            bob.messages().filter(({ text }) => text.includes('Q-1 was approved already.')).length > before,
        );
        expect(bob.form()?.title).not.toBe('Deny Q-1');
      }
    });

    it('is void for everybody once what it is about has changed, also for whoever has agreed', async () => {
      const { ann, bob, channel } = world;
      await ann.say(channel, '/magnum quota-request --hard-limit 70 --reason "exam week"');
      const there = await seen(bob, '#random', /^Q-2 · waits for approval$/);
      await types(bob, there, 'Q-2');
      await bob.until('one vote', () =>
        bob
          .messages('#random')
          .find(({ id, text }) => id === there.id && text.includes('1 of 2 people have agreed')),
      );
      await ann.say(channel, '/magnum quotas-update --project admin --hard-limit 33');
      await ann.press('Change it', await seen(ann, channel, /^Change the quota of admin/));
      await seen(bob, '#random', /^Q-2 · void/);
      await bob.say('#random', '/magnum approve Q-2');
      await bob.until('that it is void', () =>
        bob.messages().some(({ text }) => text.includes('Q-2 is void: what it is about has changed since.')),
      );
    });

    it('says how many must agree before it is asked, and when it was', async () => {
      const { ann, channel } = world;
      const db = await openDatabase(databaseUrl(world.config));
      const { projectId } = cloud.admin;
      await db.write((tx) => insertTemplate(tx, aTemplate({ projectId, name: 'swarm' })));
      const row = aCluster({ projectId, name: 'prod', status: 'CREATE_COMPLETE' });
      await db.write((tx) => insertCluster(tx, row));
      await ann.say(channel, '/magnum cluster-delete prod --reason "not needed any more"');
      const form = await formOf(ann, 'Delete prod?');
      expect(form.text).toContain('Project admin is protected: it is done when 2 others agree.');
      await ann.fill({ name: 'prod' });
      await seen(ann, '#random', /^Q-3 · waits for approval$/);
      await db.write((tx) => tx.cluster.deleteMany());
      await seen(ann, '#random', /^Q-3 · void/);
      await db.close();
    });
  },
);

describe.each(platforms)('reminded of, and escalated: %s', (_, startChat) => {
  let world: World;
  let cloud: TestCloud;
  let db: Database;
  let folder: string;
  beforeAll(async () => {
    cloud = await startCloud(0.02);
    folder = mkdtempSync(join(tmpdir(), 'magnum-approvals-'));
    const policy = join(folder, 'approvals.yaml');
    writeFileSync(policy, 'defaults: { escalateAfterHours: 12, escalateTo: "#random" }\n');
    world = await startWorld(startChat, { ...cloud.adminEnv, APPROVAL_POLICY: policy });
    db = await openDatabase(databaseUrl(world.config));
  });
  afterAll(async () => {
    await db?.close();
    await world?.stop();
    await cloud?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const ends: [string, string, RegExp, (number: number) => Promise<unknown>][] = [
    [
      'expired',
      'Q-1',
      /^Q-1 · expired: nobody decided in time$/,
      (number) =>
        db.write((tx) => tx.approval.update({ where: { number }, data: { expiresAt: new Date() } })),
    ],
    ['denied', 'Q-2', /^Q-2 · denied$/, () => world.bob.say('#ops', '/magnum deny Q-2 --reason "too many"')],
    [
      'void',
      'Q-3',
      /^Q-3 · void/,
      () =>
        db.write((tx) =>
          tx.quota.create({
            data: {
              projectId: cloud.admin.projectId,
              resource: 'Cluster',
              hardLimit: 5,
              createdAt: new Date(),
            },
          }),
        ),
    ],
  ];

  it.each(ends)(
    'a request that is then %s offers nothing in any of its cards',
    async (_end, id, title, end) => {
      const { ann, bob, channel } = world;
      await ann.say(channel, '/magnum quota-request --hard-limit 30 --reason "exam week"');
      const asked = await seen(ann, channel, new RegExp(`^${id} · waits for approval$`));
      const number = Number(id.slice(2));
      const past = new Date(0);
      await db.write((tx) =>
        tx.approval.update({ where: { number }, data: { remindAt: past, escalateAt: past } }),
      );
      const still = new RegExp(`^${id} still waits for approval$`);
      const reminder = await seenUnder(ann, asked, still);
      const call = await seen(bob, '#random', still);
      expect([reminder.buttons, call.buttons]).toEqual([buttonsOfDeciders, buttonsOfDeciders]);
      await end(number);
      for (const card of [asked, reminder, call]) {
        const now = await ann.until('the card as it ended', () =>
          ann.messages().find((each) => each.id === card.id && title.test(each.title)),
        );
        expect(now.buttons).toEqual([]);
      }
    },
  );
});
