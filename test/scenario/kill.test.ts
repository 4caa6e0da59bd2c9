import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCloud, type TestCloud } from '../engine/cloud.js';
import type { ChatServer, ChatUser } from '../servers/chat.js';
import { startFakeSlack } from '../servers/slack/server.js';
import { type KillableProgram, killableProgram } from './killable.js';
import { seen, seenUnder } from './world.js';

const channel = '#ops';

describe('kill -9, then start again', () => {
  let cloud: TestCloud;
  let chat: ChatServer;
  let ann: ChatUser;
  let program: KillableProgram;
  beforeAll(async () => {
    cloud = await startCloud(0.05);
    chat = await startFakeSlack({ mode: 'socket' });
    ann = chat.user('ann');
    program = await killableProgram({ ...cloud.env, ...chat.env, MAX_CLUSTERS_PER_PROJECT: '100' });
    await program.start();
    await ann.say(
      channel,
      '/magnum cluster-template-create swarm --image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public --flavor m1.small --coe swarm --tls-disabled',
    );
    await seen(ann, channel, /^Cluster template swarm created$/);
  });
  afterAll(async () => {
    await program?.stop();
    await chat?.stop();
    await cloud?.stop();
  });

  const inChannel = (title: RegExp) =>
    ann
      .messages(channel)
      .filter((message) => !message.private && !message.thread && title.test(message.title));
  const stacksOf = async (name: string) =>
    (await cloud.stacks()).filter((stack) => stack.startsWith(`${name}-`));
  const inHeat = async (name: string, status: RegExp) => {
    for (;;) {
      const { stacks } = (await cloud.demo.heat('GET', '/stacks')).body as {
        stacks: { stack_name: string; stack_status: string }[];
      };
      if (stacks.some((one) => one.stack_name.startsWith(`${name}-`) && status.test(one.stack_status)))
        return;
      await sleep(3);
    }
  };
  const card = (name: string) =>
    seen(ann, channel, new RegExp(`^(Creating cluster ${name}|Cluster ${name} is ready)$`));

  const moments: [string, (name: string) => Promise<unknown>][] = [
    ['when the command has been taken', async () => undefined],
    ['when the card is there', card],
    ['when Heat has the stack', (name) => inHeat(name, /./)],
    ['when the network is done', async (name) => seenUnder(ann, await card(name), /^Network done$/)],
    ['when the masters are done', async (name) => seenUnder(ann, await card(name), /^Masters done$/)],
    ['when Heat is done and nobody knows', (name) => inHeat(name, /CREATE_COMPLETE/)],
    [
      'when it is ready and the channel was not told',
      async (name) => seenUnder(ann, await card(name), /^Ready after/),
    ],
    ['after 20 ms', () => sleep(20)],
    ['after 150 ms', () => sleep(150)],
    ['after 400 ms', () => sleep(400)],
    ['after 900 ms', () => sleep(900)],
  ];

  it.each(moments.map((moment, i) => [...moment, `c${i}`] as const))(
    'a create goes on in the same thread: %s',
    async (_, moment, name) => {
      await ann.say(channel, `/magnum cluster-create ${name} --cluster-template swarm`);
      await moment(name);
      await program.kill();
      await program.start();
      // What was not stored when it died is delivered again, or typed again; what was stored is not done twice.
      await chat.redeliver();
      await ann.until('the alert', () => inChannel(new RegExp(`^CREATE_COMPLETE · ${name}$`)).at(0), 20_000);
      const done = await seen(ann, channel, new RegExp(`^Cluster ${name} is ready$`));
      expect(await stacksOf(name)).toHaveLength(1);
      expect(inChannel(new RegExp(`^(Creating cluster ${name}|Cluster ${name} is ready)$`))).toHaveLength(1);
      expect(inChannel(new RegExp(`^CREATE_COMPLETE · ${name}$`))).toHaveLength(1);
      const thread = ann.messages().filter((message) => message.thread === done.id);
      expect(thread.map(({ title }) => title.replace(/ after .*/, ''))).toEqual([
        'Network done',
        'Masters done',
        'Nodes done',
        'Ready',
      ]);
    },
    40_000,
  );

  it('an update goes on', async () => {
    await ann.say(channel, '/magnum cluster-update c0 replace node_count=3');
    await seen(ann, channel, /^Updating cluster c0$/);
    await program.kill();
    await program.start();
    await ann.until('the alert', () => inChannel(/^UPDATE_COMPLETE · c0$/).at(0), 20_000);
    await seen(ann, channel, /^Cluster c0 is updated$/);
    expect(inChannel(/^UPDATE_COMPLETE · c0$/)).toHaveLength(1);
    await ann.say(channel, '/magnum cluster-show c0');
    expect((await seen(ann, channel, /^Cluster c0$/)).text).toMatch(/node_count\s+3/);
  }, 40_000);

  it('a delete goes on, and leaves nothing', async () => {
    await ann.say(channel, '/magnum cluster-delete c1');
    await ann.until('a form', () => ann.form());
    await ann.fill({ name: 'c1' });
    await seen(ann, channel, /^(Deleting cluster c1|Cluster c1 is deleted)$/);
    await program.kill();
    await program.start();
    await ann.until('the alert', () => inChannel(/^DELETE_COMPLETE · c1$/).at(0), 20_000);
    await seen(ann, channel, /^Cluster c1 is deleted$/);
    expect(inChannel(/^DELETE_COMPLETE · c1$/)).toHaveLength(1);
    expect(await stacksOf('c1')).toEqual([]);
  }, 40_000);
});
