import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCloud, type TestCloud } from '../engine/cloud.js';
import type { SeenMessage } from '../servers/chat.js';
import { shownAs } from '../servers/chat.js';
import { seen, startWorld, type World, withConsole } from './world.js';

describe.each(Object.entries(withConsole))('a channel that is bound to a project: %s', (_, startChat) => {
  let world: World;
  let cloud: TestCloud;
  beforeAll(async () => {
    cloud = await startCloud(0.02);
    world = await startWorld(startChat, { ...cloud.env, SWEEP_SECONDS: '0.3' });
    await ask(
      'cluster-template-create t --image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public --flavor m1.small --coe swarm',
      /^Cluster template t created$/,
    );
  }, 60_000);
  afterAll(async () => {
    await world?.stop();
    await cloud?.stop();
  });

  const told = (channel = '#random') => world.bob.messages(channel).map(({ title }) => title);

  async function ask(command: string, title: RegExp, channel = '#ops'): Promise<SeenMessage> {
    const { ann } = world;
    const before = new Set(ann.messages().map(shownAs));
    await ann.say(channel, `/magnum ${command}`);
    return ann.until(`an answer to ${command}`, () =>
      ann.messages().find((each) => title.test(each.title) && !before.has(shownAs(each))),
    );
  }

  const make = (name: string, channel = '#ops') =>
    ask(`cluster-create ${name} --cluster-template t`, new RegExp(`^CREATE_COMPLETE · ${name}$`), channel);

  const fails = (name: string) =>
    ask(
      `cluster-create ${name} --cluster-template t --flavor m1.nohost`,
      new RegExp(`^CREATE_FAILED · ${name}$`),
    );

  it('hears once of each cluster that is made elsewhere, or could not be, and of nothing else', async () => {
    const bound = await ask('project-use demo', /^This channel works in demo now$/, '#random');
    expect(bound.text).toContain('alert-unsubscribe ends that');
    await make('one');
    await seen(world.bob, '#random', /^CREATE_COMPLETE · one$/);
    await ask('cluster-resize one 2', /^UPDATE_COMPLETE · one$/);
    await fails('two');
    await seen(world.bob, '#random', /^CREATE_FAILED · two$/);
    await make('three', '#random');
    expect(told().filter((title) => /_(COMPLETE|FAILED) · /.test(title))).toEqual([
      'CREATE_COMPLETE · one',
      'CREATE_FAILED · two',
      'CREATE_COMPLETE · three',
    ]);
    expect(told('#ops').filter((title) => title === 'CREATE_COMPLETE · one')).toHaveLength(1);
  });

  it('is listed, and leaves out a cluster that it does not want to hear of', async () => {
    const list = await ask('alert-list', /^Subscriptions to demo$/, '#random');
    expect(list.text).toContain(
      'CREATE_COMPLETE, CREATE_FAILED, stuck, drift, certificate · at once · because it is bound to the project',
    );
    const answer = await ask(
      'alert-unsubscribe --cluster two',
      /^This channel is not told of two/,
      '#random',
    );
    expect(answer.text).toContain('1 subscription to all clusters goes on without two.');
    await ask('cluster-retry two', /^CREATE_FAILED · two$/);
    await fails('four');
    await seen(world.bob, '#random', /^CREATE_FAILED · four$/);
    expect(told().filter((title) => title === 'CREATE_FAILED · two')).toHaveLength(1);
    await ask('alert-unsubscribe', /^This channel is not told any more$/, '#random');
  });

  it('hears without asking that others change a stack, and reads there at the end that the cluster is gone', async () => {
    await ask('project-use demo', /^This channel works in demo now$/, '#random');
    const { stacks } = (await cloud.demo.heat('GET', '/stacks')).body as {
      stacks: { id: string; stack_name: string }[];
    };
    const stack = stacks.find(({ stack_name }) => stack_name.startsWith('three-'));
    const change = { existing: true, parameters: { number_of_nodes: 2 } };
    await cloud.demo.heat('PATCH', `/stacks/${stack?.stack_name}/${stack?.id}`, change);
    const told = await seen(world.bob, '#random', /^Not as it was · three$/);
    await world.ann.say('#ops', '/magnum cluster-delete three');
    await world.ann.until('the form', () => world.ann.form());
    await world.ann.fill({ name: 'three' });
    await world.bob.until('that it is gone', () =>
      world.bob
        .messages('#random')
        .some((each) => each.id === told.id && each.text.includes('Since then: Cluster three is deleted.')),
    );
    await ask('alert-unsubscribe', /^This channel is not told any more$/, '#random');
  });

  it('hears nothing of what is asked for elsewhere once it wants that, until it is bound again', async () => {
    await ask('project-use demo', /^This channel works in demo now$/, '#random');
    const over = await ask('alert-unsubscribe', /^This channel is not told any more$/, '#random');
    expect(over.text).toContain('because it is bound to the project is over');
    await ask('alert-unsubscribe', /^Nothing to end$/, '#random');
    await ask('alert-list', /^No channel has subscribed to demo$/, '#random');
    await fails('five');
    await ask('project-use demo', /^This channel works in demo now$/, '#random');
    await fails('six');
    await seen(world.bob, '#random', /^CREATE_FAILED · six$/);
    expect(told()).not.toContain('CREATE_FAILED · five');
  });
});
