import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/engine/store/database.js';
import { databaseUrl } from '../../src/program/database.js';
import { startCloud, type TestCloud } from '../engine/cloud.js';
import type { ChatUser, SeenMessage } from '../servers/chat.js';
import { shownAs } from '../servers/chat.js';
import { formOf, seen, seenUnder, startWorld, type World, withConsole } from './world.js';

const flags = '--image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public';
const swarm = `${flags} --flavor m1.small --coe swarm --tls-disabled`;

/** Buttons and forms outlive what they were about. Whoever uses one too late, or one that is not theirs, is told so alone. */
describe.each(Object.entries(withConsole))('a bad click: %s', (_, startChat) => {
  /** One person sits alone at the console, and a button that is gone has no number there any more. */
  const alone = _ === 'the console';
  let world: World;
  let cloud: TestCloud;
  let db: Database;
  let carol: ChatUser;
  beforeAll(async () => {
    cloud = await startCloud(0.02);
    world = await startWorld(startChat, cloud.adminEnv);
    db = await openDatabase(databaseUrl(world.config));
    carol = world.chat.user('carol');
    await asks(world.ann, `cluster-template-create swarm ${swarm}`, /^Cluster template swarm created$/);
    await asks(
      world.ann,
      'cluster-create ci --cluster-template swarm --node-count 2',
      /^CREATE_COMPLETE · ci$/,
    );
  });
  afterAll(async () => {
    await db?.close();
    await world?.stop();
    await cloud?.stop();
  });

  /** Types a command, and answers the card that it leads to. */
  async function asks(user: ChatUser, line: string, title: RegExp): Promise<SeenMessage> {
    const before = new Set(user.messages().map(shownAs));
    await user.say(world.channel, `/magnum ${line}`);
    return user.until(
      `a new card with the title ${title}`,
      () =>
        user.messages(world.channel).findLast((one) => title.test(one.title) && !before.has(shownAs(one))),
      30_000,
    );
  }

  /** Everything that a click could change. */
  async function everything(): Promise<unknown> {
    const { read } = db;
    return {
      clusters: await read.cluster.findMany({ select: { uuid: true, status: true, nodeCount: true } }),
      templates: await read.clusterTemplate.findMany({ select: { uuid: true, updatedAt: true } }),
      operations: await read.operation.count(),
      approvals: await read.approval.findMany({ select: { number: true, state: true } }),
      votes: await read.approvalVote.count(),
      questions: await read.approvalQuestion.count(),
      quotas: await read.quota.findMany(),
    };
  }

  /** What a click is answered with: one card, which its person alone sees, while nothing changes. */
  async function refused(user: ChatUser, click: () => Promise<void>): Promise<string> {
    const people = [world.ann, ...(alone ? [] : [world.bob, carol])];
    const ids = (one: ChatUser) => new Set(one.messages().map(shownAs));
    const known = new Map(people.map((one) => [one, ids(one)]));
    const added = (one: ChatUser) =>
      one.messages().filter((message) => message.title !== '' && !known.get(one)?.has(shownAs(message)));
    const before = await everything();
    await click();
    const card = await user.until('an answer to the click', () => added(user).at(0));
    expect(card.private).toBe(true);
    expect(people.flatMap(added)).toHaveLength(1);
    expect(await everything()).toEqual(before);
    return `${card.title}: ${card.text}`;
  }

  /** Types a command that a form opens for. */
  async function opens(user: ChatUser, line: string, title: string): Promise<void> {
    const before = new Set(user.messages().map(shownAs));
    await user.say(world.channel, `/magnum ${line}`);
    await formOf(user, title, before);
  }

  const spare = async () =>
    void (await asks(
      world.ann,
      `cluster-template-create spare ${swarm}`,
      /^Cluster template spare created$/,
    ));
  const asksToDeleteSpare = () =>
    asks(world.ann, 'cluster-template-delete spare', /^Delete 1 cluster template\?$/);
  const expireQuestions = () => db.write((tx) => tx.pending.updateMany({ data: { expiresAt: new Date(0) } }));

  it('on a question that is older than an hour', async () => {
    await spare();
    const question = await asksToDeleteSpare();
    await expireQuestions();
    expect(await refused(world.ann, () => world.ann.press('Delete', question))).toBe(
      'That is over: This question is more than an hour old. Type the command again.',
    );
  });

  it('on a question that was cancelled', async () => {
    const { ann } = world;
    const question = await asksToDeleteSpare();
    const button = ann.hold('Delete', question);
    expect(await refused(ann, () => ann.press('Cancel', question))).toBe('That is over: Nothing was done.');
    expect(await refused(ann, () => ann.pressHeld(button))).toBe('That is over: This was cancelled.');
  });

  it.skipIf(alone)("on somebody else's question", async () => {
    const button = world.ann.hold('Delete', await asksToDeleteSpare());
    expect(await refused(world.bob, () => world.bob.pressHeld(button))).toBe(
      'That is over: Only the person who was asked can answer this. Type the command yourself.',
    );
  });

  it.skipIf(alone)('that was never there, where a name is to be typed: the form asks for it', async () => {
    const { ann } = world;
    const held = ann.hold('Cancel', await asksToDeleteSpare());
    await opens(ann, 'cluster-delete ci', 'Delete ci?');
    const { id } = await db.read.pending.findFirstOrThrow({ orderBy: { expiresAt: 'desc' } });
    await ann.fill({ name: 'not ci' });
    const mistakes = () => Object.keys(ann.form()?.errors ?? { closed: '' }).length;
    await ann.until('what is wrong with it', () => mistakes() > 0);
    await ann.pressHeld({ ...held, action: `confirm:${id}` });
    await ann.until('the form anew', () => ann.form()?.title === 'Delete ci?' && mistakes() === 0);
    expect(await db.read.operation.count({ where: { kind: 'delete' } })).toBe(0);
    await expireQuestions();
    await refused(ann, () => ann.fill({ name: 'ci' }));
    await ann.until('no form any more', () => ann.form() === null);
  });

  it('on a question whose name means something else by now', async () => {
    const { ann, bob } = world;
    const question = await asksToDeleteSpare();
    const others = await asks(bob, 'cluster-template-delete spare', /^Delete 1 cluster template\?$/);
    await bob.press('Delete', others);
    await seen(bob, world.channel, /^Deleted spare$/);
    await spare();
    expect(await refused(ann, () => ann.press('Delete', question))).toBe(
      'That is over: What this is about was changed after it was asked, so nothing was done. Ask again.',
    );
  });

  it('on a question that was answered', async () => {
    const { ann, channel } = world;
    const question = await asksToDeleteSpare();
    const button = ann.hold('Delete', question);
    await ann.pressHeld(button);
    const answer = await seen(ann, channel, /^Deleted spare$/);
    // The answer stands where the question stood, so nothing is left to press; what a terminal has printed stays.
    if (!alone) expect(answer.id).toBe(question.id);
    expect(answer.buttons).toEqual([]);
    expect(await refused(ann, () => ann.pressHeld(button))).toBe('That is over: This was done already.');
  });

  it.skipIf(alone)("that sends somebody else's form, or one that is older than an hour", async () => {
    const { ann, bob } = world;
    await opens(ann, 'cluster-delete ci', 'Delete ci?');
    expect(await refused(bob, () => bob.fillOf('ann', { name: 'ci' }))).toBe(
      'That is over: Only the person who was asked can answer this. Type the command yourself.',
    );
    await expireQuestions();
    expect(await refused(ann, () => ann.fill({ name: 'ci' }))).toBe(
      'That is over: This question is more than an hour old. Type the command again.',
    );
  });

  it('on a question about a cluster that somebody else has changed meanwhile: it is asked once more, of how it is now', async () => {
    const { ann, bob } = world;
    const question = await asks(ann, 'cluster-resize ci 1', /^Scale ci down to 1 node\?$/);
    await asks(bob, 'cluster-resize ci 3', /^UPDATE_COMPLETE · ci$/);
    const again = await refused(ann, () => ann.press('Scale down', question));
    expect(again).toMatch(
      /^Scale ci down to 1 node\?: ci has 3 nodes now, and had 2 when this was shown\. Nothing was done yet\. 2 nodes of 3 will be deleted/,
    );
    // What would take away when it was shown, and adds by now, is not done unasked either.
    const other = await asks(ann, 'cluster-resize ci 2', /^Scale ci down to 2 nodes\?$/);
    const before = new Set(bob.messages().map(shownAs));
    await bob.press('Scale down', await asks(bob, 'cluster-resize ci 1', /^Scale ci down to 1 node\?$/));
    await bob.until('ci to be smaller', () =>
      bob.messages().some((one) => /^UPDATE_COMPLETE · ci$/.test(one.title) && !before.has(shownAs(one))),
    );
    expect(await refused(ann, () => ann.press('Scale down', other))).toMatch(
      /^Shall I still do this\?: ci has 1 node now, and had 3 when this was shown\. Nothing was done yet\./,
    );
    const updated = () => bob.messages().filter(({ title }) => title === 'UPDATE_COMPLETE · ci').length;
    const done = updated();
    await ann.press('Do it', await seen(ann, world.channel, /^Shall I still do this\?$/));
    await bob.until('ci to grow', () => updated() > done);
    expect(bob.messages().some(({ text }) => text.includes('From 1 node to 2'))).toBe(true);
    await bob.say(world.channel, '/magnum cluster-resize ci 3');
    await bob.until('ci to be as it was', () => updated() > done + 1);
  });

  it.skipIf(alone)('on a card of before, about what is gone', async () => {
    const { ann, bob, channel } = world;
    await asks(
      ann,
      `cluster-template-create nohost ${flags} --flavor m1.nohost --coe swarm --tls-disabled`,
      /^Cluster template nohost created$/,
    );
    const failed = await asks(ann, 'cluster-create lost --cluster-template nohost', /^CREATE_FAILED · lost$/);
    const retry = ann.hold('Try again', failed);
    await opens(bob, 'cluster-delete lost', 'Delete lost?');
    await bob.fill({ name: 'lost' });
    await seen(bob, channel, /^DELETE_COMPLETE · lost$/);
    await ann.until('the card without its button', () =>
      ann.messages(channel).some(({ id, buttons }) => id === failed.id && buttons.length === 0),
    );
    expect(await refused(ann, () => ann.pressHeld(retry))).toMatch(
      /^No such cluster: Cluster \S+ could not be found\. There is: ci\.$/,
    );
  });

  it.skipIf(alone)('on a request by whoever asked, and on one that is decided', async () => {
    const { ann, bob, channel } = world;
    const card = await asks(
      ann,
      'quota-request --hard-limit 30 --reason "exam week"',
      /^Q-1 · waits for approval$/,
    );
    const approve = bob.hold('Approve', card);
    expect(await refused(ann, () => ann.pressHeld(approve))).toBe(
      'Somebody else must decide: Q-1 is your own request: somebody else decides it. Take it back with approval-cancel Q-1.',
    );
    await bob.pressHeld(approve);
    const question = await seen(bob, channel, /^Approve Q-1\?$/);
    const confirm = bob.hold('Approve it', question);
    await bob.pressHeld(confirm);
    const told = await seenUnder(ann, card, /^Your request Q-1 · approved and done$/);
    await bob.until('the same', () => bob.messages().some(({ id }) => id === told.id));
    expect(await refused(bob, () => bob.pressHeld(confirm))).toBe('That is over: This was done already.');
    expect(await refused(bob, () => bob.pressHeld(approve))).toMatch(
      /^Already recorded: That you approved Q-1/,
    );
    expect(await refused(carol, () => carol.pressHeld(approve))).toMatch(/^That is over: Q-1 /);
  });

  it.skipIf(alone)(
    'on a question about a request: by whoever asked for it, by anybody else, and when it is over',
    async () => {
      const { ann, bob, channel } = world;
      const card = await asks(
        ann,
        'quota-request --hard-limit 41 --reason "exam week"',
        /^Q-2 · waits for approval$/,
      );
      const ask = bob.hold('Ask a question', card);
      const own =
        'That is for somebody else: Q-2 is your own request: others ask about it. Answer them with approval-answer Q-2.';
      expect(await refused(ann, () => ann.pressHeld(ask))).toBe(own);
      await bob.press('Ask a question', card);
      await formOf(bob, 'Ask about Q-2');
      await bob.fill({ question: 'until when?' });
      const question = await seenUnder(ann, card, /^A question about Q-2$/);
      await seen(bob, channel, /^You asked about Q-2$/);
      for (const one of [bob, carol])
        await one.until('it', () => one.messages().some(({ id }) => id === question.id));
      const again = () => bob.say(channel, '/magnum approval-ask Q-2 --question "until  when?"');
      expect(await refused(bob, again)).toBe('Already recorded: You asked that about Q-2 already.');
      const answer = carol.hold('Answer', question);
      expect(await refused(carol, () => carol.pressHeld(answer))).toBe(
        'That is for somebody else: Q-2 is not your request: only who asked for it answers questions about it.',
      );
      await carol.say(channel, '/magnum deny Q-2 --reason no');
      const told = await seenUnder(ann, card, /^Your request Q-2 · denied$/);
      await seen(carol, channel, /^You denied Q-2$/);
      for (const one of [ann, bob, carol])
        await one.until('its end', () => one.messages().some(({ id }) => id === told.id));
      await ann.until('the question without its button', () =>
        ann.messages().some(({ id, buttons }) => id === question.id && buttons.length === 0),
      );
      const over = 'That is over: Q-2 was denied already.';
      expect(await refused(bob, () => bob.pressHeld(ask))).toBe(over);
      expect(await refused(ann, () => ann.pressHeld(answer))).toBe(over);
    },
  );

  it.skipIf(alone)('on a request that nobody decided in time', async () => {
    const { ann, bob, channel } = world;
    const card = await asks(
      ann,
      'quota-request --hard-limit 31 --reason "exam week"',
      /^Q-3 · waits for approval$/,
    );
    const approve = bob.hold('Approve', card);
    await db.write((tx) => tx.approval.update({ where: { number: 3 }, data: { expiresAt: new Date() } }));
    await seenUnder(bob, card, /^Your request Q-3 · expired/);
    await seen(bob, channel, /^Q-3 · expired/);
    expect(await refused(bob, () => bob.pressHeld(approve))).toMatch(/^That is over: Q-3 has expired\.$/);
  });

  it.runIf(/Slack|Discord/.test(_))(
    'in a channel that was archived, or a thread that was locked',
    async () => {
      const { ann, chat } = world;
      const isSlack = chat.platform === 'slack';
      const place = isSlack ? '#random' : '#ops';
      const thread = ann.messages('#ops').find(({ title }) => /^Ready after/.test(title));
      const before = new Set(ann.messages().map(shownAs));
      const said = `${isSlack ? '/magnum' : '@magnum'} cluster-resize ci 2`;
      await ann.say(place, said, isSlack || !thread ? {} : { thread });
      const question = await ann.until('the question', () =>
        ann.messages(place).find((one) => one.buttons.includes('Scale down') && !before.has(shownAs(one))),
      );
      chat.close?.(question);
      expect(await refused(ann, () => ann.press('Scale down', question))).toMatch(
        /^This channel is closed: This (channel was archived|thread was locked, or its channel archived), so nothing was changed\. Ask again in another channel\.$/,
      );
    },
  );

  it.skipIf(alone)('after the role was taken away that was needed for it', async () => {
    const { ann, bob, channel } = world;
    await asks(carol, 'role-grant approver --user bob', /^bob has the role approver in admin now$/);
    await asks(carol, 'role-grant member --user ann', /^ann has the role member in admin now$/);
    const card = await asks(
      ann,
      'quota-request --hard-limit 32 --reason "exam week"',
      /^Q-4 · waits for approval$/,
    );
    const ask = bob.hold('Ask a question', card);
    const look = bob.hold('What changes', card);
    await bob.press('Approve', card);
    const approval = await seen(bob, channel, /^Approve Q-4\?$/);
    const deletion = await asks(ann, 'cluster-resize ci 1', /^Scale ci down to 1 node\?$/);
    await asks(carol, 'role-revoke approver --user bob', /^bob has the role approver in admin no more$/);
    await asks(carol, 'role-revoke member --user ann', /^ann has the role member in admin no more$/);
    const nothing = /^You may not do that: You have no role in project admin here\. Nothing was done\./;
    for (const held of [ask, look]) expect(await refused(bob, () => bob.pressHeld(held))).toMatch(nothing);
    expect(await refused(bob, () => bob.press('Approve it', approval))).toMatch(nothing);
    expect(await refused(ann, () => ann.press('Scale down', deletion))).toMatch(nothing);
  });
});
