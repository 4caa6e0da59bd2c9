import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCloud, type TestCloud } from '../engine/cloud.js';
import { setQuota } from '../engine/quotas-of-cloud.js';
import { seen, startWorld, type World, withConsole } from './world.js';

const platforms = Object.entries(withConsole);

describe.each(platforms)('what a new cluster would take, before it is made: %s', (_, startChat) => {
  let world: World;
  let cloud: TestCloud;
  beforeAll(async () => {
    cloud = await startCloud();
    world = await startWorld(startChat, cloud.env);
    await world.ann.say(
      world.channel,
      '/magnum cluster-template-create swarm --image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public --flavor m1.small --docker-volume-size 5 --coe swarm',
    );
    await seen(world.ann, world.channel, /^Cluster template swarm created$/);
  });
  afterAll(async () => {
    await world?.stop();
    await cloud?.stop();
  });

  it('is said also where a project may have as much as it likes', async () => {
    const { ann, channel } = world;
    const { projectId } = cloud.demo;
    const none = { cores: -1, ram: -1 };
    await setQuota({ cloud }, 'compute', `/os-quota-sets/${projectId}`, { quota_set: none });
    await setQuota({ cloud }, 'network', `/v2.0/quotas/${projectId}`, { quota: { floatingip: -1 } });
    await setQuota({ cloud }, 'volumev3', `/os-quota-sets/${projectId}`, { quota_set: { gigabytes: -1 } });
    await ann.say(channel, '/magnum cluster-create big --cluster-template swarm --node-count 2 --dry-run');
    const { text } = await seen(ann, channel, /^Would create cluster big$/);
    expect(text).toContain('servers 0 → 3 of 50 · cores 0 → 3, unlimited · RAM 0 → 6 GiB, unlimited');
    expect(text).toContain('floating IPs 0 → 3, unlimited');
    expect(text).toContain('volumes 0 → 3 of 100 · GiB of volumes 0 → 15, unlimited');
    expect(text).not.toContain('Not enough');
  });

  it('shows the labels as the cluster would have them, and how they stand to the template’s', async () => {
    const { ann, channel } = world;
    await ann.say(
      channel,
      '/magnum cluster-create tagged --cluster-template swarm --labels swarm_strategy=binpack --merge-labels --dry-run',
    );
    const { text } = await seen(ann, channel, /^Would create cluster tagged$/);
    expect(text).toMatch(/labels_added\s+swarm_strategy=binpack/);
  });

  it('says that the name is taken, and what an update does where it fails', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '/magnum cluster-create twin --cluster-template swarm --node-count 1');
    await seen(ann, channel, /CREATE_COMPLETE · twin/, 30_000);
    await ann.say(channel, '/magnum cluster-create twin --cluster-template swarm --dry-run');
    expect((await seen(ann, channel, /^Would create cluster twin$/)).text).toContain(
      'There is a cluster twin already',
    );
    await ann.say(channel, '/magnum cluster-update twin replace node_count=2 --rollback --dry-run');
    expect((await seen(ann, channel, /^Would scale twin to 2 nodes$/)).text).toContain(
      'if it fails, Heat goes back to 1 node',
    );
  });

  it('is asked about, and not begun, where the cloud has too little for it', async () => {
    const { ann, channel } = world;
    const { projectId } = cloud.demo;
    await ann.say(channel, '/magnum cluster-create roomy --cluster-template swarm');
    await seen(ann, channel, /CREATE_COMPLETE · roomy/, 30_000);
    await setQuota({ cloud }, 'compute', `/os-quota-sets/${projectId}`, {
      quota_set: { instances: 6, cores: -1 },
    });
    await ann.say(channel, '/magnum cluster-resize roomy 99');
    const question = await seen(ann, channel, /^Scale roomy to 99 nodes all the same\?$/);
    expect(question.text).toContain('Nova: 98 servers are needed, and 2 are free.');
    expect(question.text).toContain('⚠ servers 4 → 102 of 6');
    await ann.press('Cancel', question);
    await ann.say(channel, '/magnum cluster-create huge --cluster-template swarm --node-count 9');
    const other = await seen(ann, channel, /^Create huge all the same\?$/);
    expect(other.text).toContain('Nova: 10 servers are needed, and 2 are free.');
    await ann.press('Cancel', other);
    // What there is room for begins as ever.
    await ann.say(channel, '/magnum cluster-resize roomy 2');
    await seen(ann, channel, /UPDATE_COMPLETE · roomy/, 30_000);
    const titles = ann.messages(channel).map(({ title }) => title);
    expect(titles.filter((title) => /huge/.test(title) && !/^(Create|Cancelled)/.test(title))).toEqual([]);
  });
});
