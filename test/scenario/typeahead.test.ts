import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { intents } from '../../src/intents/registry.js';
import { startCloud, type TestCloud } from '../engine/cloud.js';
import { startFakeDiscord } from '../servers/discord/server.js';
import { chatServers, formOf, seen, startWorld, type World } from './world.js';

const k8s = 'fedora-coreos --keypair testkey --external-network public --flavor m1.small';

describe('what is offered while one types, on Discord', () => {
  let world: World;
  let cloud: TestCloud;
  let discord: Awaited<ReturnType<typeof startFakeDiscord>>;

  beforeAll(async () => {
    cloud = await startCloud(0.02);
    const commands = intents.map(({ command }) => command);
    world = await startWorld(async () => {
      discord = await startFakeDiscord({ commands });
      return discord;
    }, cloud.adminEnv);
    const { ann, channel } = world;
    await ann.say(channel, '/magnum quota-request --hard-limit 30 --reason "exam week"');
    await seen(ann, channel, /^Q-1 · waits for approval$/);
  });
  afterAll(async () => {
    await world?.stop();
    await cloud?.stop();
  });

  const offered = (who: string, line: string, option: string) =>
    discord.user(who).offered(world.channel, `/magnum ${line}`, option);
  const values = async (who: string, line: string, option: string) =>
    (await offered(who, line, option)).map(({ value }) => value);

  it('offers the requests that one may decide, by what they are about', async () => {
    const requests = [{ name: 'Q-1 · admin: 20 → 30 clusters · ann', value: 'Q-1' }];
    expect(await offered('bob', 'approve q', 'request')).toEqual(requests);
    expect(await offered('bob', 'deny clusters', 'request')).toEqual(requests);
    expect(await offered('ann', 'approve q', 'request')).toEqual([]);
  });

  it('offers to take back what one has asked for', async () => {
    expect(await values('ann', 'approval-cancel q', 'request')).toEqual(['Q-1']);
    expect(await values('bob', 'approval-cancel q', 'request')).toEqual([]);
  });

  it('offers drivers of the kind of cluster that was said', async () => {
    const line = (coe: string) => `cluster-template-create t --coe ${coe} --image x --network-driver=`;
    const kubernetes = await values('ann', `${line('kubernetes')}c`, 'network-driver');
    expect(kubernetes).toContain('calico');
    expect(await values('ann', `${line('swarm')}c`, 'network-driver')).not.toContain('calico');
    const volumes = 'cluster-template-create t --coe kubernetes --image x --volume-driver=c';
    expect(await values('ann', volumes, 'volume-driver')).toContain('cinder');
  });

  it('offers what a channel can hear of, and what it need not', async () => {
    expect(await values('ann', 'alert-subscribe CREATE', 'statuses')).toEqual([
      'CREATE_COMPLETE',
      'CREATE_FAILED',
    ]);
    const notes = (await offered('ann', 'alert-subscribe _FAILED', 'statuses')).map(({ name }) => name);
    expect(notes).toContain('CREATE_FAILED · a cluster could not be created');
    expect(new Set(notes).size).toBe(notes.length);
    const except = await values('ann', 'alert-subscribe --except=DELETE_COMPLETE,stu', 'except');
    expect(except).toEqual(['DELETE_COMPLETE,stuck']);
  });

  it('offers roles that rules name, and of those to take away the ones that were given', async () => {
    const { ann, channel } = world;
    expect(await values('ann', 'role-grant mem', 'role')).toContain('member');
    await ann.say(channel, '/magnum role-grant reader --user bob');
    await seen(ann, channel, /^bob has the role reader/);
    expect(await values('ann', 'role-revoke r', 'role')).toEqual(['reader']);
    const people = await offered('ann', 'role-revoke reader --user=b', 'user');
    expect(people.map(({ name }) => name)).toEqual(['bob']);
  });
});

describe('forms that have more to choose from than they can show, on Slack', () => {
  let world: World;
  let cloud: TestCloud;

  beforeAll(async () => {
    cloud = await startCloud(0.02);
    const startChat = chatServers['Slack over HTTP'];
    if (!startChat) throw new Error('There is no such chat.');
    world = await startWorld(startChat, cloud.adminEnv);
  });
  afterAll(async () => {
    await world?.stop();
    await cloud?.stop();
  });

  it('ask while one types', async () => {
    const { ann, channel } = world;
    for (let i = 1; i <= 26; i++) {
      await ann.say(channel, `/magnum cluster-template-create t-${i} --coe kubernetes --image ${k8s}`);
      await seen(ann, channel, new RegExp(`^Cluster template t-${i} created$`));
    }
    await ann.say(channel, '/magnum cluster-create typed');
    await formOf(ann, 'New cluster');
    expect(await ann.typeInto?.('cluster-template', 't-26')).toEqual(['t-26']);
    expect(await ann.typeInto?.('cluster-template', '')).toHaveLength(25);
    await ann.fill({ 'cluster-template': 't-26', 'node-count': '1' });
    const card = await seen(ann, channel, /typed/);
    expect(card.text).toContain('t-26');
  });
});
