import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCloud, type TestCloud } from '../engine/cloud.js';
import type { ChatUser, SeenForm } from '../servers/chat.js';
import { chatServers, formOf, seen, startWorld, type World } from './world.js';

const platforms = Object.entries(chatServers);

describe.each(platforms)('forms say what they ask, and ask what is needed: %s', (platform, startChat) => {
  let world: World;
  let cloud: TestCloud;
  /** Slack and the playground have room for more than Discord's five fields. */
  const hasRoom = /Slack|playground/.test(platform);
  const fieldNames = ({ fields }: SeenForm) => fields.map(({ name }) => name);
  const fieldOf = ({ fields }: SeenForm, name: string) => fields.find((field) => field.name === name);

  beforeAll(async () => {
    cloud = await startCloud(0.02);
    world = await startWorld(startChat, cloud.adminEnv);
    const { ann, channel } = world;
    const template =
      'cluster-template-create swarm --coe swarm --image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public --flavor m1.small';
    await ann.say(channel, `/magnum ${template}`);
    await seen(ann, channel, /^Cluster template swarm created$/);
    await ann.say(channel, '/magnum cluster-create third --cluster-template swarm --node-count 2');
    await seen(ann, channel, /^CREATE_COMPLETE · third$/, 60_000);
  });
  afterAll(async () => {
    await world?.stop();
    await cloud?.stop();
  });

  /** The form that a line opens. */
  async function formFor(user: ChatUser, line: string, title: string): Promise<SeenForm> {
    const before = new Set(user.messages().map(({ id }) => id));
    // Discord's own command line sends nothing that lacks a required option; words to the bot may.
    await user.say(world.channel, platform === 'Discord' ? `@magnum ${line}` : `/magnum ${line}`);
    return formOf(user, title, before);
  }

  it('asks for everything that a template needs for clusters to be made from it', async () => {
    const { ann, channel } = world;
    const form = await formFor(ann, 'cluster-template-create', 'New cluster template');
    const few = ['name', 'coe', 'image', 'external-network', 'keypair'];
    const more = ['flavor', 'master-flavor', 'docker-volume-size', 'dns-nameserver'];
    expect(fieldNames(form)).toEqual(hasRoom ? [...few, ...more] : few);
    expect(fieldOf(form, 'external-network')).toMatchObject({ required: true });
    expect(fieldOf(form, 'external-network')?.choices).toContain('public');
    await ann.fill({
      name: 'made',
      coe: 'swarm',
      image: 'Fedora-Atomic-26-20170723.0.x86_64',
      'external-network': 'public',
      keypair: 'testkey',
    });
    const card = await seen(ann, channel, /^Cluster template made created$/);
    expect(card.text).not.toContain('no cluster can be made');
    expect(card.buttons).toEqual(['Create a cluster']);
  });

  it('offers no cluster of a template that none can be made from', async () => {
    const { ann, channel } = world;
    await ann.say(
      channel,
      '/magnum cluster-template-create bare --coe swarm --image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey',
    );
    const card = await seen(ann, channel, /^Cluster template bare created$/);
    expect(card.text).toContain('cluster-template-update bare add external_network_id=NETWORK');
    expect(card.buttons).toEqual([]);
  });

  it('asks for the name and the sizes of a new cluster', async () => {
    const form = await formFor(world.ann, 'cluster-create', 'New cluster');
    const few = ['name', 'cluster-template', 'node-count', 'master-count', 'keypair'];
    expect(fieldNames(form)).toEqual(hasRoom ? [...few, 'flavor', 'master-flavor'] : few);
    expect(fieldOf(form, 'cluster-template')?.choices).toContain('swarm');
    await world.ann.fill({ name: 'fourth', 'cluster-template': 'made', 'node-count': '1' });
    await seen(world.ann, world.channel, /^CREATE_COMPLETE · fourth$/, 60_000);
  });

  it('asks how many nodes a cluster is to have, and says how many it has', async () => {
    const { ann, channel } = world;
    const form = await formFor(ann, 'cluster-resize third', 'Scale third');
    expect(form.text).toContain('third has 2 nodes now.');
    expect(form.fields).toMatchObject([{ name: 'node-count', required: true }]);
    await ann.fill({ 'node-count': '3' });
    await seen(ann, channel, /^UPDATE_COMPLETE · third$/, 60_000);
  });

  it('says which limit a project has, and wants the new one', async () => {
    const { ann, channel } = world;
    const form = await formFor(ann, 'quota-request', 'Ask for quota');
    expect(form.text).toContain('admin has 2 of 20 clusters.');
    expect(fieldOf(form, 'hard-limit')).toMatchObject({ required: true });
    await ann.fill({ 'hard-limit': '30', reason: 'exam week' });
    const card = await seen(ann, channel, /^Q-1 · waits for approval$/);
    expect(card.text).toContain('admin: 20 → 30 clusters');
  });

  it('says which request is denied', async () => {
    const { bob } = world;
    const form = await formFor(bob, 'deny Q-1', 'Deny Q-1');
    expect(form.text).toContain('admin: 20 → 30 clusters');
    expect(form.text).toContain('exam week');
  });
});
