import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { intents } from '../../src/intents/registry.js';
import { startCloud, type TestCloud } from '../engine/cloud.js';
import type { ChatUser, SeenForm, SeenMessage } from '../servers/chat.js';
import { englishWords } from './english-words.js';
import { startWorld, type World, withChineseConsole } from './world.js';

const platforms = Object.entries(withChineseConsole);

const template =
  '/magnum cluster-template-create t-1 --image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public --flavor m1.small --coe swarm';

/** What somebody reads of a message or a form, without what they said themselves. */
function textsOf(messages: readonly SeenMessage[], forms: readonly SeenForm[]): string[] {
  return [
    ...messages
      .filter(({ from }) => from === 'magnum')
      .flatMap(({ title, text, buttons }) => [title, text, ...buttons]),
    ...forms.flatMap(({ title, text, fields, errors }) => [
      title,
      text,
      ...fields.map(({ label }) => label),
      ...Object.values(errors),
    ]),
  ];
}

describe.each(platforms)('somebody who reads Chinese: %s', (platform, startChat) => {
  let world: World;
  let cloud: TestCloud;
  let mei: ChatUser;
  const forms: SeenForm[] = [];

  beforeAll(async () => {
    cloud = await startCloud(0.02);
    world = await startWorld(startChat, cloud.adminEnv);
    mei = world.chat.user('mei', { locale: 'zh-CN' });
  });
  afterAll(async () => {
    await world?.stop();
    await cloud?.stop();
  });

  const seen = (title: RegExp) =>
    mei.until(`a message whose title is ${title}`, () =>
      mei.messages().findLast((each) => title.test(each.title)),
    );

  /** Says a line and waits for the next answer. */
  async function ask(line: string): Promise<SeenMessage> {
    const before = mei.messages().length;
    await mei.say(world.channel, line);
    return mei.until(`an answer to ${line}`, () =>
      mei
        .messages()
        .slice(before)
        .findLast(({ from }) => from === 'magnum'),
    );
  }

  /** The form of this title, which may stand behind a button where it came late. */
  async function form(title: string): Promise<SeenForm> {
    const mine = () => [mei.form()].find((open) => open?.title === title);
    const behind = () => mei.messages().findLast(({ buttons }) => buttons.includes(title));
    const there = await mei.until(`the form ${title}`, () => mine() ?? behind());
    if (!mine()) await mei.press(title, 'id' in there ? there : undefined);
    const open = await mei.until(`the form ${title}`, mine);
    forms.push(open);
    return open;
  }

  /** No word of English is left in what was seen so far, but names, commands, statuses and what OpenStack says. */
  function expectChinese(): void {
    const left = textsOf(mei.messages(), forms).flatMap((text) =>
      englishWords(text).map((word) => `${word} ← ${text}`),
    );
    expect(left).toEqual([]);
  }

  it('is helped in Chinese, with every command', async () => {
    await ask('/magnum help');
    for (const { name } of intents.map(({ command }) => command)) await ask(`/magnum help ${name}`);
    expectChinese();
  });

  it('follows a cluster in Chinese, from its preview to its end', async () => {
    await ask(template);
    await ask('/magnum cluster-template-show t-1');
    await ask('/magnum cluster-create c-1 --cluster-template t-1 --node-count 2 --dry-run');
    await mei.say(world.channel, '/magnum cluster-create c-1 --cluster-template t-1 --node-count 2');
    const ready = await seen(/^集群 c-1 已就绪/);
    expect(ready.private).toBe(false);
    await mei.until('the thread', () => mei.messages().some(({ thread }) => thread === ready.id));
    expectChinese();
  });

  it('looks at everything in Chinese', async () => {
    for (const line of [
      'cluster-list',
      'cluster-show c-1',
      'cluster-events c-1',
      'cluster-events c-1 --timeline',
      'cluster-config c-1',
      'cluster-template-list',
      'nodegroup-list c-1',
      'nodegroup-show c-1 default-worker',
      'ca-show c-1',
      'quotas-show',
      'quotas-list',
      'stats-list',
      'service-list',
      'approval-list',
      'alert-list',
      'audit-list',
      'project-list',
      'role-list',
      'whoami',
    ])
      await ask(`/magnum ${line}`);
    expectChinese();
  });

  it('is refused in Chinese', async () => {
    // Discord lets nobody send what is no command, or no value of its option.
    const freely = [
      'nonsense',
      'cluster-create x --cluster-template t-1 --node-count many',
      'channel-language fr',
    ];
    for (const line of [
      ...(world.chat.platform === 'discord' ? [] : freely),
      'cluster-show nowhere',
      'cluster-create x --cluster-template nowhere',
      'cluster-create x --cluster-template t-1 --node-count -1',
      'cluster-create 1x --cluster-template t-1',
      'cluster-template-delete t-1',
      'cluster-resize c-1 --node-count 2',
      'cluster-upgrade c-1 t-1',
      'nodegroup-delete c-1 default-worker',
      'approve Q-9',
      'quotas-delete --project nowhere',
      'cluster-retry c-1',
      'alert-subscribe --digest never',
    ])
      await mei.say(world.channel, `/magnum ${line}`);
    await seen(/^没有这个集群$/);
    expectChinese();
  });

  it('asks for a quota, a scale and an alert in Chinese', async () => {
    await mei.say(world.channel, '/magnum quota-request --hard-limit 30');
    await form('申请配额');
    await mei.fill({ reason: '考试周' });
    await seen(/^Q-1 · /);
    await ask('/magnum alert-subscribe --statuses failed');
    await mei.say(world.channel, '/magnum cluster-resize c-1 --node-count 3');
    await seen(/c-1.*(更新|扩|缩)/);
    expectChinese();
  });

  it('has a page of their own and things to say in Chinese, where the platform has them', async () => {
    const { home, direct } = mei;
    if (!home || !direct) return;
    const words = () => {
      const { title, text, buttons } = home.seen() ?? expect.unreachable();
      return [title, text, ...buttons].flatMap((each) =>
        englishWords(each).map((word) => `${word} ← ${each}`),
      );
    };
    await home.open();
    const shown = await mei.until('the page', () => home.seen());
    expect(shown.text).toMatch(/c-1/);
    expect(shown.text).toMatch(/考试周/);
    expect(shown.buttons).toEqual(expect.arrayContaining(['新建集群', '刷新']));
    expect(words()).toEqual([]);
    await direct.open();
    await mei.until('things to say', () => direct.prompts()[0]);
    expect(direct.prompts().flatMap(englishWords)).toEqual([]);
    await home.press('模板');
    await mei.until('the templates', () => mei.messages('@magnum').at(-1)?.text.includes('t-1'));
    expectChinese();
  });

  it('is told of a failure in Chinese, with the words of OpenStack as they are', async () => {
    await mei.say(world.channel, '/magnum cluster-create c-2 --cluster-template t-1 --flavor m1.nohost');
    const alert = await seen(/^CREATE_FAILED · c-2$/);
    expect(alert.text).toContain('No valid host');
    expectChinese();
  });

  it('deletes a cluster in Chinese, by typing its name', async () => {
    await mei.say(world.channel, '/magnum cluster-delete c-2');
    const question = await form('删除 c-2 吗？').catch(() => null);
    expect(question?.text ?? '').toMatch(/无法撤销/);
    expectChinese();
  });

  it.skipIf(platform === 'the console')(
    'reads in English what an English speaker asks for, and in Chinese where the channel speaks it',
    async () => {
      const { ann, channel } = world;
      await ann.say(channel, '/magnum cluster-create c-3 --cluster-template t-1');
      await mei.until('the English card', () =>
        mei.messages().find(({ title }) => /^(Creating cluster c-3|Cluster c-3 is ready)$/.test(title)),
      );
      await ann.say(channel, '/magnum channel-language zh-CN');
      await ann.until('the answer', () =>
        ann.messages().find(({ title }) => title === 'Language of this channel: zh-CN'),
      );
      await ann.say(channel, '/magnum cluster-create c-4 --cluster-template t-1');
      await seen(/^集群 c-4 已就绪/);
    },
  );
});
