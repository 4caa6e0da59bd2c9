import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCloud, type TestCloud } from '../engine/cloud.js';
import type { SeenMessage } from '../servers/chat.js';
import { seen, seenUnder, startWorld, type World, withConsole } from './world.js';

const platforms = Object.entries(withConsole);

describe.each(platforms)('once and only once: %s', (platform, startChat) => {
  // The playground and the console are parts of the program and have no outages of their own.
  const outer = it.skipIf(/playground|console/.test(platform));
  let world: World;
  let cloud: TestCloud;
  beforeAll(async () => {
    cloud = await startCloud(0.02);
    world = await startWorld(startChat, { ...cloud.env, ALERT_CHANNEL: '#random' });
    await world.ann.say(
      world.channel,
      '/magnum cluster-template-create swarm --image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public --flavor m1.small --coe swarm --tls-disabled',
    );
    await seen(world.ann, world.channel, /^Cluster template swarm created$/);
  });
  afterAll(async () => {
    await world?.stop();
    await cloud?.stop();
  });

  const posted = (title: RegExp): SeenMessage[] =>
    world.ann
      .messages(world.channel)
      .filter((message) => !message.private && !message.thread && title.test(message.title));
  const ready = (name: string) =>
    world.ann.until(`the end of ${name}`, () => posted(new RegExp(`^CREATE_COMPLETE · ${name}$`)).at(0));
  const create = (name: string) =>
    world.ann.say(world.channel, `/magnum cluster-create ${name} --cluster-template swarm`);
  const answers = (title: RegExp) =>
    world.ann.messages(world.channel).filter((message) => message.private && title.test(message.title));

  /** A terminal delivers nothing twice. */
  const deliverAgain = async () => {
    if (platform !== 'the console') await world.chat.redeliver();
  };

  const over = (sentence: string) =>
    world.ann.until(`"${sentence}"`, () =>
      answers(/^That is over$/).some(({ text }) => text.includes(sentence)),
    );

  it('a command that is delivered again, before and after a restart, is one command', async () => {
    await create('again');
    await deliverAgain();
    await ready('again');
    await world.restart();
    await deliverAgain();
    await world.ann.say(world.channel, '/magnum cluster-list');
    const list = await seen(world.ann, world.channel, /^Clusters of /);
    expect(list.text.match(/again/g)).toHaveLength(1);
    expect(await cloud.stacks()).toHaveLength(1);
    expect(posted(/cluster again/i)).toHaveLength(1);
  });

  it('a template made twice by one delivery is one template', async () => {
    await world.ann.say(
      world.channel,
      '/magnum cluster-template-create twin --image Fedora-Atomic-26-20170723.0.x86_64 --external-network public --coe swarm',
    );
    await seen(world.ann, world.channel, /^Cluster template twin created$/);
    await deliverAgain();
    await world.ann.say(world.channel, '/magnum cluster-template-list');
    expect((await seen(world.ann, world.channel, /^Cluster templates of /)).text.match(/twin/g)).toHaveLength(
      1,
    );
  });

  it('ten presses of a button at once do it once', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '/magnum cluster-template-delete twin');
    const question = await seen(ann, channel, /^Delete 1 cluster template\?$/);
    const button = ann.hold('Delete', question);
    await Promise.all(Array.from({ length: 10 }, () => ann.pressHeld(button)));
    await seen(ann, channel, /^Deleted twin$/);
    expect(answers(/^(Deleted twin|No such cluster template|Something went wrong here)$/)).toHaveLength(1);
    await ann.pressHeld(button);
    await over('done already');
    expect(answers(/^Deleted twin$/)).toHaveLength(1);
  });

  outer.each(['unavailable', 'rate_limited'] as const)(
    'posts that the platform does not take (%s) come later, all of them, in order, once',
    async (how) => {
      const name = how.replace('_', '-');
      world.chat.fail(how, 'post', 3);
      await create(name);
      await world.ann.until(
        `the end of ${name}`,
        () => posted(new RegExp(`^CREATE_COMPLETE · ${name}$`)).at(0),
        25_000,
      );
      const card = await seen(world.ann, world.channel, new RegExp(`^Cluster ${name} is ready$`));
      await seenUnder(world.ann, card, /^Ready after/);
      const thread = world.ann.messages().filter((message) => message.thread === card.id);
      expect(thread.map(({ title }) => title.replace(/ after .*/, ''))).toEqual([
        'Network done',
        'Masters done',
        'Nodes done',
        'Ready',
      ]);
      expect(posted(new RegExp(`^CREATE_COMPLETE · ${name}$`))).toHaveLength(1);
    },
    40_000,
  );

  outer.each(['unavailable', 'rate_limited'] as const)(
    'a card that cannot be drawn again for a while (%s) shows the end nevertheless',
    async (how) => {
      const name = `edit-${how.replace('_', '-')}`;
      world.chat.fail(how, 'edit', 2);
      await create(name);
      await ready(name);
      const card = await seen(world.ann, world.channel, new RegExp(`^Cluster ${name} is ready$`), 20_000);
      expect(posted(new RegExp(`^(Creating cluster|Cluster) ${name}`))).toHaveLength(1);
      expect(card.edits).toBeLessThan(8);
    },
    40_000,
  );

  outer('the channel of alerts hears every end, once', async () => {
    const alerts = () =>
      world.ann.messages('#random').filter(({ title }) => title === 'CREATE_COMPLETE · edit-unavailable');
    await world.ann.until('the alert in #random', () => alerts().length > 0);
    expect(alerts()).toHaveLength(1);
  });
});
