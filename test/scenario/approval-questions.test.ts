import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/engine/store/database.js';
import { databaseUrl } from '../../src/program/database.js';
import { startCloud, type TestCloud } from '../engine/cloud.js';
import type { ChatUser, SeenMessage } from '../servers/chat.js';
import { shownAs } from '../servers/chat.js';
import { englishWords } from './english-words.js';
import { chatServers, formOf, seen, seenUnder, startWorld, type World, withConsole } from './world.js';

const platforms = Object.entries(chatServers);

describe.each(platforms)('a question about a request, and what it changes: %s', (_, startChat) => {
  let world: World;
  let cloud: TestCloud;
  let db: Database;
  beforeAll(async () => {
    cloud = await startCloud(0.02);
    world = await startWorld(startChat, cloud.adminEnv);
    db = await openDatabase(databaseUrl(world.config));
  });
  afterAll(async () => {
    await db?.close();
    await world?.stop();
    await cloud?.stop();
  });

  /** The card of a request, or a message about it, once it shows this. */
  const shows = (user: ChatUser, { id }: SeenMessage, text: RegExp) =>
    user.until(`the message with ${text}`, () =>
      user.messages().find((each) => each.id === id && text.test(each.text)),
    );

  it('is asked in a form, told in the thread to whoever asked, and stands on the card', async () => {
    const { ann, bob, channel } = world;
    await ann.say(channel, '/magnum quota-request --hard-limit 30 --reason "exam week"');
    const card = await seen(bob, channel, /^Q-1 · waits for approval$/);
    await bob.press('Ask a question', card);
    const form = await formOf(bob, 'Ask about Q-1');
    expect(form.fields).toMatchObject([{ name: 'question', required: true }]);
    expect(form.text).toMatch(/admin: 20 → 30 clusters\.\s+Reason: exam week/);
    await bob.fill({ question: 'Why not the\n  shared cluster?' });
    const question = await seenUnder(ann, card, /^A question about Q-1$/);
    expect(question.private).toBe(false);
    expect(question.text).toMatch(/bob.* asks, and .*ann.* can answer\./);
    expect(question.text).toContain('Why not the shared cluster?');
    expect(question.buttons).toEqual(['Answer']);
    await shows(ann, card, /question\s+.*bob.*UTC.*: Why not the shared cluster\?/);
    expect((await seen(bob, channel, /^You asked about Q-1$/)).private).toBe(true);
    expect(await db.read.approvalVote.count()).toBe(0);
    expect(await db.read.approval.findFirst()).toMatchObject({ state: 'PENDING' });
  });

  it('is answered in a form, once, and whoever asked it is told', async () => {
    const { ann, bob, channel } = world;
    const card = await seen(ann, channel, /^Q-1 · waits/);
    const question = await seenUnder(ann, card, /^A question about Q-1$/);
    await ann.press('Answer', question);
    const form = await formOf(ann, 'Answer about Q-1');
    expect(form.text).toContain('bob wants to know: Why not the shared cluster?');
    await ann.fill({ answer: 'It has no GPUs.' });
    const answer = await seenUnder(bob, card, /^An answer about Q-1$/);
    expect(answer.text).toMatch(/bob.*ann.* has answered\./);
    expect(answer.text).toContain('It has no GPUs.');
    const told = await ann.until('the question, answered', () =>
      ann
        .messages()
        .find(({ id, title }) => id === question.id && title === 'A question about Q-1, answered'),
    );
    expect(told.buttons).toEqual([]);
    await shows(bob, card, /answer\s+.*ann.*UTC.*: It has no GPUs\./);
    await ann.say(channel, '/magnum approval-answer Q-1 --to 1 --answer "once more"');
    expect((await seen(ann, channel, /^Already recorded$/)).text).toContain('Question 1 about Q-1');
  });

  it('of which several wait, is answered by its number', async () => {
    const { ann, bob, channel } = world;
    const carol = world.chat.user('carol');
    await bob.say(channel, '/magnum approval-ask Q-1 --question "until when?"');
    await carol.say(channel, '/magnum approval-ask Q-1 --question "for whom?"');
    const card = await seen(ann, channel, /^Q-1 · waits/);
    await shows(ann, card, /until when\?[\s\S]*for whom\?|for whom\?[\s\S]*until when\?/);
    await ann.say(channel, '/magnum approval-answer Q-1 --answer "for the students"');
    const which = await ann.until('which', () =>
      ann.messages(channel).find(({ text }) => /2 questions about Q-1 wait for an answer/.test(text)),
    );
    expect(which.text).toContain('Say which: --to 2, or --to 3.');
    const third = await db.read.approvalQuestion.findFirstOrThrow({ where: { text: 'for whom?' } });
    await ann.say(channel, `/magnum approval-answer Q-1 --to ${third.number} --answer "for the students"`);
    await shows(ann, card, /for whom\?[\s\S]*for the students/);
  });

  it('says nothing that was typed by mistake, pings nobody, and is no longer than it may be', async () => {
    const { ann, bob, channel } = world;
    const card = await seen(bob, channel, /^Q-1 · waits/);
    await bob.press('Ask a question', card);
    const form = await formOf(bob, 'Ask about Q-1');
    expect(form.fields).toMatchObject([{ name: 'question', longest: 500 }]);
    await bob.say(channel, `/magnum approval-ask Q-1 --question "${'why? '.repeat(101)}"`);
    await bob.until('what is wrong', () =>
      bob.messages().some(({ text }) => text.includes('The question takes at most 500 characters.')),
    );
    const said = 'is password=hunter22hunter22 for <!channel> and @everyone **still** `good`?';
    await bob.say(channel, `/magnum approval-ask Q-1 --question "${said}"`);
    const shown = said.replace('hunter22hunter22', '[secret]');
    const question = await ann.until('the question', () =>
      ann.messages().find(({ title, text }) => /^A question/.test(title) && text.includes('[secret]')),
    );
    expect(question.text).toContain(shown);
    const records = await db.read.auditRecord.findMany({ where: { action: 'approval-ask' } });
    expect(records.map(({ outcome }) => outcome)).toContain('accepted');
    const kept = JSON.stringify([records, await db.read.approvalQuestion.findMany()]);
    expect(kept).toContain('[secret]');
    expect(kept).not.toContain('hunter22');
    // What somebody types in a channel is theirs to take back; nothing of what the bot says has it.
    const told = ann.messages().filter(({ from }) => from === 'magnum');
    expect(JSON.stringify(told)).not.toContain('hunter22');
    expect(world.logged()).not.toContain('hunter22');
  });

  it('may be read in full by whoever presses What changes, beside before and after', async () => {
    const { bob, channel } = world;
    const card = await seen(bob, channel, /^Q-1 · waits/);
    await bob.press('What changes', card);
    const shown = await seen(bob, channel, /^What Q-1 changes$/);
    expect(shown.private).toBe(true);
    expect(shown.text).toContain('The quota is as it was when this was asked.');
    expect(shown.text).toMatch(/20 → 30/);
    expect(shown.text).toMatch(/\+10 \(\+50 %\)/);
    expect(shown.text).toContain('0 clusters: 0 % → 0 %');
    for (const each of ['Why not the shared cluster?', 'It has no GPUs.', 'for whom?'])
      expect(shown.text).toContain(each);
    const asked = await db.read.approval.findFirstOrThrow();
    expect(shown.text).toContain(asked.subjectHash.slice(0, 12));
  });

  it('is over with the request, which says then what was changed meanwhile', async () => {
    const { ann, bob, channel } = world;
    const card = await seen(bob, channel, /^Q-1 · waits/);
    const look = bob.hold('What changes', card);
    await ann.say(channel, '/magnum quotas-create --project admin --hard-limit 25');
    await ann.press('Give it', await seen(ann, channel, /^Give admin a quota of 25/));
    await ann.until('its end', () =>
      ann.messages(channel).some(({ id, title }) => id === card.id && /^Q-1 · void/.test(title)),
    );
    await ann.until('no question with a button', () =>
      ann.messages().every(({ title, buttons }) => !/^A question/.test(title) || buttons.length === 0),
    );
    const before = new Set(bob.messages().map(shownAs));
    await bob.pressHeld(look);
    const shown = await bob.until('what it would have changed', () =>
      bob.messages(channel).find((one) => one.title === 'What Q-1 changes' && !before.has(shownAs(one))),
    );
    expect(shown.text).toContain('It is over: void: the quota was changed after this was asked.');
    expect(shown.text).toContain('the limit is 25, and was 20');
    await bob.say(channel, '/magnum approval-ask Q-1 --question "is password=hunter33hunter33 still good?"');
    await seen(bob, channel, /^That is over$/);
    const refused = await db.read.auditRecord.findFirstOrThrow({
      where: { action: 'approval-ask', detail: 'approval.over' },
    });
    expect(JSON.stringify(refused)).toContain('is password=[secret] still good?');
  });

  it('is asked and answered in Chinese as well', async () => {
    const { channel } = world;
    const [mei, lin] = ['mei', 'lin'].map((name) => world.chat.user(name, { locale: 'zh-CN' }));
    if (!mei || !lin) throw new Error('two people');
    await mei.say(channel, '/magnum quota-request --hard-limit 40 --reason 考试');
    const card = await seen(lin, channel, /^Q-2 · 待审批$/);
    expect(card.buttons).toEqual(['批准', '拒绝', '提问', '查看更改', '撤回']);
    await lin.press('提问', card);
    const form = await formOf(lin, '就 Q-2 提问');
    expect(
      englishWords([form.title, form.text, ...form.fields.map(({ label }) => label)].join('\n')),
    ).toEqual([]);
    await lin.fill({ question: '为什么？' });
    const question = await seenUnder(mei, card, /^Q-2 的提问$/);
    expect(question.text).toMatch(/lin.*提问，请.*mei.*答复/);
    await mei.press('答复', question);
    await formOf(mei, '答复 Q-2 的提问');
    await mei.fill({ answer: '因为。' });
    const answer = await seenUnder(lin, card, /^Q-2 的提问已有答复$/);
    await lin.press('查看更改', card);
    const shown = await seen(lin, channel, /^Q-2 的更改内容$/);
    const done = await shows(mei, card, /因为。/);
    const words = [question, answer, shown, done].flatMap(({ title, text }) =>
      englishWords(`${title}\n${text}`),
    );
    expect(words.filter((word) => word !== 'lin')).toEqual([]);
  });

  it('is denied with a reason, which keeps no secret either', async () => {
    const { ann, bob, channel } = world;
    await bob.say(channel, '/magnum deny Q-2 --reason "no: password=hunter55hunter55 is out"');
    const denied = await ann.until('the end of Q-2', () =>
      ann.messages(channel).find(({ text }) => text.includes('no: password=[secret] is out')),
    );
    expect(denied.from).toBe('magnum');
    const kept = JSON.stringify([
      await db.read.approval.findMany(),
      await db.read.approvalVote.findMany(),
      await db.read.auditRecord.findMany(),
    ]);
    expect(kept).not.toContain('hunter55');
  });
});

describe.each(platforms)('with a channel for those who decide: %s', (_, startChat) => {
  let world: World;
  let cloud: TestCloud;
  beforeAll(async () => {
    cloud = await startCloud(0.02);
    world = await startWorld(startChat, { ...cloud.adminEnv, APPROVAL_CHANNEL: '#random' });
  });
  afterAll(async () => {
    await world?.stop();
    await cloud?.stop();
  });

  it('a question that is asked there is answered from the card where it was asked for, and told there', async () => {
    const { ann, bob, channel } = world;
    await ann.say(channel, '/magnum quota-request --hard-limit-change 5 --reason "exam week"');
    const asked = await seen(ann, channel, /^Q-1 · waits for approval$/);
    const there = await seen(bob, '#random', /^Q-1 · waits for approval$/);
    await bob.press('Ask a question', there);
    await formOf(bob, 'Ask about Q-1');
    await bob.fill({ question: 'until when?' });
    await seenUnder(ann, asked, /^A question about Q-1$/);
    const open = await ann.until('the card with Answer', () =>
      ann.messages(channel).find(({ id, buttons }) => id === asked.id && buttons.includes('Answer')),
    );
    expect(open.buttons).toEqual(['Answer', 'Ask a question', 'What changes', 'Take it back']);
    await ann.press('Answer', open);
    await formOf(ann, 'Answer about Q-1');
    await ann.fill({ answer: 'until Friday' });
    const answer = await seenUnder(bob, there, /^An answer about Q-1$/);
    expect(answer.text).toContain('until Friday');
    await bob.until('the card with the answer', () =>
      bob.messages('#random').some(({ id, text }) => id === there.id && text.includes('until Friday')),
    );
  });
});

describe.each(Object.entries(withConsole))('what one’s own request changes: %s', (_, startChat) => {
  let world: World;
  let cloud: TestCloud;
  beforeAll(async () => {
    cloud = await startCloud(0.02);
    world = await startWorld(startChat, cloud.adminEnv);
  });
  afterAll(async () => {
    await world?.stop();
    await cloud?.stop();
  });

  it('is shown to whoever asked as well, who asks nothing about it, and answers where somebody has', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '/magnum quota-request --hard-limit 30 --until 14d --reason "exam week"');
    const card = await seen(ann, channel, /^Q-1 · waits for approval$/);
    await ann.press('What changes', card);
    const shown = await seen(ann, channel, /^What Q-1 changes$/);
    expect(shown.text).toMatch(/20 → 30/);
    expect(shown.text).toMatch(/until\s+\S.*: then it is 20 again/);
    await ann.press('Ask a question', card);
    const refused = await seen(ann, channel, /^That is for somebody else$/);
    expect(refused.text).toContain('Q-1 is your own request: others ask about it.');
    await ann.say(channel, '/magnum approval-answer Q-1 --answer "so"');
    await ann.until('that nobody asked', () =>
      ann.messages(channel).some(({ text }) => text.includes('No question about Q-1 waits for an answer.')),
    );
  });
});
