import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startCloud, type TestCloud } from '../engine/cloud.js';
import { type ModelServer, startModel } from '../servers/model.js';
import { seen, seenUnder, startWorld, type World, withConsole } from './world.js';

const template = (name: string, more = '') =>
  `/magnum cluster-template-create ${name} --image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public --flavor m1.small --coe swarm ${more}`;

const Servers = z.object({
  servers: z.array(z.object({ name: z.string(), flavor: z.object({ id: z.string() }) })),
});
const Flavors = z.object({ flavors: z.array(z.object({ id: z.string(), name: z.string() })) });

/** The flavors of the servers of a cluster, as Nova has them. */
async function flavorsOf({ demo }: TestCloud, cluster: string): Promise<(string | undefined)[]> {
  const { servers } = Servers.parse((await demo.call('GET', '/compute/v2.1/servers/detail')).body);
  const { flavors } = Flavors.parse((await demo.call('GET', '/compute/v2.1/flavors')).body);
  return servers
    .filter(({ name }) => name.startsWith(`${cluster}-`))
    .map(({ flavor }) => flavors.find(({ id }) => id === flavor.id)?.name)
    .sort();
}

const alerts = (world: World, title: string) =>
  world.bob.messages(world.channel).filter((message) => message.title === title);

describe.each(Object.entries(withConsole))('a cluster that cannot be built: %s', (_, startChat) => {
  let world: World;
  let cloud: TestCloud;
  let model: ModelServer;
  beforeAll(async () => {
    cloud = await startCloud(0.02);
    model = await startModel(() => ({ text: 'There is no machine left that is big enough. Take less.' }));
    const llm = { LLM_PROVIDER: 'openai', LLM_MODEL: 'test', LLM_API_KEY: 'key', LLM_URL: model.url };
    world = await startWorld(startChat, { ...cloud.env, ...llm });
    await world.ann.say(world.channel, template('swarm-template'));
    await seen(world.ann, world.channel, /^Cluster template swarm-template created$/);
    await world.ann.say(
      world.channel,
      template('broken-template').replace('Fedora-Atomic-26-20170723.0.x86_64', 'broken-guest'),
    );
    await seen(world.ann, world.channel, /^Cluster template broken-template created$/);
  });
  afterAll(async () => {
    await world?.stop();
    await model?.stop();
    await cloud?.stop();
  });

  it('names the deepest resource that failed, its reason, and what it means', async () => {
    const { ann, channel } = world;
    await ann.say(
      channel,
      '/magnum cluster-create crowded --cluster-template swarm-template --flavor m1.nohost',
    );
    const card = await seen(
      ann,
      channel,
      /^(Creating cluster crowded|Cluster crowded could not be created)$/,
    );
    const failure = await seenUnder(ann, card, /^Failed after /);
    expect(failure.text).toContain('CREATE_FAILED');
    expect(failure.text).toMatch(/nodes › 0 › \w+/);
    expect(failure.text).toContain('OS::Nova::Server');
    expect(failure.text).toContain('No valid host');
    expect(failure.text).toContain('No hypervisor has room for a server of this flavor.');
    expect(failure.text).toContain('Trying again helps once that is done.');
    expect(failure.buttons).toEqual(['Smaller flavor', 'Try again', 'What happened', 'Delete']);
    const failedCard = await seen(ann, channel, /^Cluster crowded could not be created$/);
    expect(failedCard.buttons).toEqual([
      'Smaller flavor',
      'Try again',
      'What happened',
      'Timeline',
      'Delete',
    ]);
    const red = await seen(ann, channel, /^Cluster crowded could not be created$/);
    expect(red.id).toBe(card.id);
    expect(red.text).toContain('No valid host');
  });

  it('tells the channel once', async () => {
    const { bob, channel } = world;
    const alert = await seen(bob, channel, /^CREATE_FAILED · crowded$/);
    expect(alert.text).toContain('No hypervisor has room');
    expect(alert.thread).toBeNull();
    expect(alerts(world, 'CREATE_FAILED · crowded')).toHaveLength(1);
  });

  it('says what happened when asked', async () => {
    const { ann, channel } = world;
    await ann.press('What happened', await seen(ann, channel, /^CREATE_FAILED · crowded$/));
    const answer = await ann.until('the history, for ann alone', () =>
      ann
        .messages(channel)
        .findLast(({ private: alone, title }) => alone && /crowded could not be created/.test(title)),
    );
    expect(answer.text).toContain('No valid host');
    expect(answer.text).toContain('Went to status ERROR due to "Message: No valid host was found.');
    // The model says it besides, in its words; it is told what the rules found and nothing of this cloud.
    expect(answer.text).toMatch(/In other words\W+There is no machine left that is big enough\. Take less\./);
    expect(answer.text).toContain('No hypervisor has room for a server of this flavor.');
    expect(model.bodies.join()).toContain('No hypervisor has room');
    expect(model.bodies.join()).not.toMatch(/crowded|No valid host|m1\.nohost/);
  });

  it('tries again at a press, and says that it failed again', async () => {
    const { ann, channel } = world;
    await ann.press('Try again', await seen(ann, channel, /^CREATE_FAILED · crowded$/));
    const card = await seen(ann, channel, /^(Retrying cluster crowded|Cluster crowded failed again)$/);
    await seenUnder(ann, card, /^Failed after /);
    await seen(ann, channel, /^Cluster crowded failed again$/);
    await ann.until('a second alert', () => alerts(world, 'CREATE_FAILED · crowded').length === 2);
  });

  it('shows what failed, why, and what to do, with the cluster', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '/magnum cluster-show crowded');
    const shown = await seen(ann, channel, /^Cluster crowded$/);
    expect(shown.text).toContain('No hypervisor has room for a server of this flavor.');
    expect(shown.text).toMatch(/nodes › 0 › server/);
    expect(shown.buttons).toContain('Smaller flavor');
  });

  it('refuses a flavor that Nova does not have, and says which there are', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '/magnum cluster-retry crowded --flavor m1.imagined');
    const refusal = await seen(ann, channel, /^That is not accepted$/);
    expect(refusal.text).toContain('Unable to find flavor m1.imagined.');
    expect(refusal.text).toContain('m1.tiny');
  });

  it('offers the smaller flavors, and is ready with the one that is pressed', async () => {
    const { ann, channel } = world;
    await ann.say(
      channel,
      '/magnum cluster-create squeezed --cluster-template swarm-template --flavor m1.nohost',
    );
    const alert = await seen(ann, channel, /^CREATE_FAILED · squeezed$/);
    await ann.press('Smaller flavor', alert);
    const offer = await seen(ann, channel, /^Which flavor for squeezed\?$/);
    expect(offer.text).toContain('Node group default-worker of squeezed was to have flavor m1.nohost');
    expect(offer.buttons).toEqual(['m1.small', 'm1.tiny']);
    await ann.press('m1.tiny', offer);
    const card = await seen(ann, channel, /^(Retrying cluster squeezed|Cluster squeezed is ready)$/);
    expect(card.text).toContain('Workers with flavor m1.tiny.');
    await seen(ann, channel, /^CREATE_COMPLETE · squeezed$/);
    await ann.say(channel, '/magnum cluster-show squeezed');
    expect((await seen(ann, channel, /^Cluster squeezed$/)).text).toMatch(/flavor_id\W+m1\.tiny/);
    expect(await flavorsOf(cloud, 'squeezed')).toEqual(['m1.small', 'm1.tiny']);
  });

  it('keeps the flavor of servers that run', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '/magnum cluster-retry squeezed --flavor m1.small');
    expect((await seen(ann, channel, /^Not now$/)).text).toContain('CREATE_COMPLETE');
  });

  it('offers flavors that the image fits into, and no mere repetition, where it does not fit', async () => {
    const { ann, channel } = world;
    await ann.say(
      channel,
      template('large-template').replace('Fedora-Atomic-26-20170723.0.x86_64', 'large-guest'),
    );
    await seen(ann, channel, /^Cluster template large-template created$/);
    await ann.say(
      channel,
      '/magnum cluster-create cramped --cluster-template large-template --master-flavor m1.medium',
    );
    const alert = await seen(ann, channel, /^CREATE_FAILED · cramped$/);
    expect(alert.text).toContain('The image does not fit into a server of this flavor');
    expect(alert.buttons).toEqual(['Other flavor', 'What happened', 'Delete']);
    await ann.press('Other flavor', alert);
    const offer = await seen(ann, channel, /^Which flavor for cramped\?$/);
    expect(offer.buttons).toEqual(['m1.large', 'm1.medium']);
    await ann.press('m1.medium', offer);
    await seen(ann, channel, /^CREATE_COMPLETE · cramped$/);
  });

  it('is deleted from the button, when its name is typed', async () => {
    const { ann, channel } = world;
    await ann.press('Delete', await seen(ann, channel, /^CREATE_FAILED · crowded$/));
    await ann.until('a form', () => ann.form());
    await ann.fill({ name: 'crowded' });
    await seen(ann, channel, /^DELETE_COMPLETE · crowded$/);
    expect((await cloud.stacks()).filter((name) => name.startsWith('crowded-'))).toEqual([]);
  });

  it('still tells its history when it is gone', async () => {
    const { ann, channel } = world;
    const before = ann.messages(channel).length;
    await ann.say(channel, '/magnum cluster-events crowded');
    const history = await ann.until('the history', () =>
      ann
        .messages(channel)
        .slice(before)
        .find(({ title }) => title === 'Cluster crowded is deleted'),
    );
    expect(history.text).toMatch(/retry\s+CREATE_FAILED/);
    expect(history.text).toMatch(/create\s+CREATE_FAILED/);
    await ann.say(channel, '/magnum cluster-events never-was');
    await seen(ann, channel, /^No such cluster$/);
  });

  it('gives the reason that a guest itself gave', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '/magnum cluster-create unwell --cluster-template broken-template');
    const card = await seen(ann, channel, /^(Creating cluster unwell|Cluster unwell could not be created)$/);
    const failure = await seenUnder(ann, card, /^Failed after /);
    expect(failure.text).toContain('What runs in a server said that it could not be set up.');
    expect(failure.text).toMatch(/The node said\W+\w+/);
    expect(failure.buttons).toContain('What the node said');
    await seen(ann, channel, /^CREATE_FAILED · unwell$/);
  });

  it('names a quota of the cloud that is used up', async () => {
    const { ann, channel } = world;
    await ann.say(
      channel,
      '/magnum cluster-create vast --cluster-template swarm-template --docker-volume-size 1001',
    );
    await seen(ann, channel, /^CREATE_FAILED · vast$/);
    const card = await seen(ann, channel, /^Cluster vast could not be created$/);
    expect(card.text).toContain('its number of volumes or their gigabytes are used up');
    expect(card.text).toMatch(/Quota of gigabytes\W+\d+ of 1000 used, 1001 more asked for/);
    expect(card.text).toContain('An OpenStack administrator can raise it.');
    expect(card.text).toContain('OS::Cinder::Volume');
  });

  it('is ready after a retry when what was wrong is over', async () => {
    const { ann, channel } = world;
    await cloud.fail({
      service: 'heat',
      method: 'POST',
      path: '/stacks$',
      status: 400,
      body: {
        error: { message: 'Heat has no room for now.', type: 'Invalid' },
        code: 400,
        title: 'Bad Request',
      },
    });
    await ann.say(channel, '/magnum cluster-create mended --cluster-template swarm-template');
    const alert = await seen(ann, channel, /^CREATE_FAILED · mended$/);
    expect(alert.text).toContain('Heat has no room for now.');
    await ann.press('Try again', alert);
    await seen(ann, channel, /^CREATE_COMPLETE · mended$/);
    expect((await seen(ann, channel, /^Cluster mended is ready$/)).text).toMatch(/tcp:\/\//);
  });
});
