import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCloud, type TestCloud } from '../engine/cloud.js';
import { settled, show, until } from '../sandbox/client.js';
import { seen, seenUnder, startWorld, type World, withConsole } from './world.js';

const template =
  '/magnum cluster-template-create t --image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public --flavor m1.small --coe swarm';

/** A port that somebody put on the network of a cluster, in a stack of their own. */
const port = {
  heat_template_version: '2018-03-02',
  parameters: { network: { type: 'string' } },
  resources: { port: { type: 'OS::Neutron::Port', properties: { network: { get_param: 'network' } } } },
};

describe.each(Object.entries(withConsole))('a cluster that Heat cannot delete: %s', (_, startChat) => {
  let world: World;
  let cloud: TestCloud;
  let network: string;
  beforeAll(async () => {
    cloud = await startCloud(0.02);
    world = await startWorld(startChat, cloud.env);
    const { ann, channel } = world;
    await ann.say(channel, template);
    await seen(ann, channel, /^Cluster template t created$/);
    await ann.say(channel, '/magnum cluster-create stuck --cluster-template t --node-count 1');
    await seen(ann, channel, /^CREATE_COMPLETE · stuck$/, 60_000);
    const networks = (await cloud.demo.call('GET', '/network/v2.0/networks')).body.networks;
    network =
      (networks as { id: string; name: string }[]).find(({ name }) => name.startsWith('stuck-'))?.id ?? '';
    const made = await cloud.demo.heat('POST', '/stacks', {
      stack_name: 'squatter',
      template: port,
      parameters: { network },
    });
    expect(made.status).toBe(201);
    expect((await settled(cloud.demo, 'squatter')).stack_status).toBe('CREATE_COMPLETE');
  }, 90_000);
  afterAll(async () => {
    await world?.stop();
    await cloud?.stop();
  });

  const alerts = (title: string) =>
    world.bob.messages(world.channel).filter((message) => message.title === title);

  it('names the resource that blocks, says why, and what can be done', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '/magnum cluster-delete stuck');
    // Where the answer took long, Discord wants another press before it opens a form: on a busy machine more than one.
    for (let asked = 0; !ann.form(); ) {
      const questions = () =>
        ann.messages().filter(({ buttons }) => buttons.includes('Delete stuck?')).length;
      await ann.until('a form, or a button that opens it', () => ann.form() ?? questions() > asked);
      asked = questions();
      if (!ann.form()) await ann.press('Delete stuck?');
    }
    await ann.fill({ name: 'stuck' });
    const alert = await seen(ann, channel, /^DELETE_FAILED · stuck$/, 60_000);
    expect(alert.text).toContain('One or more ports have an IP allocation from this subnet');
    expect(alert.buttons).toEqual(['Try again', 'Leave it', 'What happened']);
    const card = await seen(ann, channel, /^Cluster stuck could not be deleted$/);
    const failure = await seenUnder(ann, card, /^Failed after /);
    expect(failure.text).toMatch(/Failed resource\W+\w*network › subnet|Failed resource\W+[\w ›]*subnet/);
    expect(failure.text).toContain('OS::Neutron::Subnet');
    expect(failure.text).toContain('Remove what uses it and try again');
    expect(failure.buttons).toEqual(['Try again', 'Leave it', 'What happened']);
    expect(alerts('DELETE_FAILED · stuck')).toHaveLength(1);
  });

  it('is left as it is at a press, and says what of it is left', async () => {
    const { ann, channel } = world;
    await ann.press('Leave it', await seen(ann, channel, /^DELETE_FAILED · stuck$/));
    const left = await seen(ann, channel, /^Cluster stuck is left as it is$/);
    expect(left.text).toContain('counts against the quota');
    expect(left.text).toContain('OS::Neutron::Net');
    expect(left.text).toContain(network);
    await ann.say(channel, '/magnum cluster-show stuck');
    expect((await seen(ann, channel, /^Cluster stuck$/)).text).toContain('DELETE_FAILED');
  });

  it('fails again while it is still in use, and says so again', async () => {
    const { ann, channel } = world;
    await ann.press('Try again', await seen(ann, channel, /^DELETE_FAILED · stuck$/));
    await ann.until('a second alert', () => alerts('DELETE_FAILED · stuck').length === 2, 60_000);
  });

  it('is gone, with everything, after another try once nothing uses it', async () => {
    const { ann, channel } = world;
    const { id } = await show(cloud.demo, 'squatter');
    await cloud.demo.heat('DELETE', `/stacks/squatter/${id}`);
    await until(async () => !(await cloud.stacks()).includes('squatter'));
    await ann.say(channel, '/magnum cluster-retry stuck');
    await seen(ann, channel, /^DELETE_COMPLETE · stuck$/, 60_000);
    expect(await cloud.stacks()).toEqual([]);
    expect(await cloud.leftovers()).toEqual({ trustees: [], trusts: 0 });
  });

  it('has nothing to leave any more', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '/magnum cluster-retry stuck --leave');
    expect((await seen(ann, channel, /^No such cluster$/)).text).toContain(
      'Cluster stuck could not be found.',
    );
  });
});
