import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Call, caller } from '../api/client.js';
import { startCloud, type TestCloud } from '../engine/cloud.js';
import { startFakeSlack } from '../servers/slack/server.js';
import { seen, startWorld, type World } from './world.js';

describe("a cluster by Magnum's API, and chat", () => {
  let cloud: TestCloud;
  let world: World;
  let demo: Call;
  let admin: Call;
  beforeAll(async () => {
    cloud = await startCloud(0.02);
    world = await startWorld(() => startFakeSlack({ mode: 'socket' }), {
      ...cloud.adminEnv,
      OS_PROJECT_NAME: 'demo',
      ALERT_CHANNEL: '#ops',
    });
    const base = `http://127.0.0.1:${world.config.program.PORT}`;
    demo = caller(base, cloud.demo.token);
    admin = caller(base, cloud.admin.token);
  });
  afterAll(async () => {
    await world?.stop();
    await cloud?.stop();
  });

  const until = async (call: Call, name: string, status: string) => {
    for (const end = Date.now() + 20_000; Date.now() < end; ) {
      const answer = await call('GET', `/v1/clusters/${name}`);
      if (answer.body.status === status || answer.status === Number(status)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`${name} is not ${status}`);
  };

  const template = {
    name: 'swarm',
    coe: 'swarm',
    image_id: 'Fedora-Atomic-26-20170723.0.x86_64',
    external_network_id: 'public',
    flavor_id: 'm1.small',
    tls_disabled: true,
  };

  it('is announced in the channel that the project is bound to, and followed there to its end', async () => {
    expect((await demo('POST', '/v1/clustertemplates', { body: template })).status).toBe(201);
    const made = await demo('POST', '/v1/clusters', { body: { name: 'coe', cluster_template_id: 'swarm' } });
    expect(made.status).toBe(202);
    const card = await seen(world.ann, '#ops', /coe/);
    expect(JSON.stringify(card)).toContain('demo');
    await until(demo, 'coe', 'CREATE_COMPLETE');
    await seen(world.ann, '#ops', /coe.*(complete|ready)/i);
    await world.ann.say('#ops', '/magnum cluster-show coe');
    await world.ann.until('its address', () =>
      world.ann.messages('#ops').find(({ text }) => text.includes('tcp://') && text.includes('swarm')),
    );
  });

  it('is announced where somebody bound a channel to another project, and nowhere else', async () => {
    const { ann } = world;
    const channel = '#random';
    await ann.say(channel, '/magnum project-use admin');
    await seen(ann, channel, /admin/);
    const body = { ...template, name: 'bound' };
    expect((await admin('POST', '/v1/clustertemplates', { body })).status).toBe(201);
    await admin('POST', '/v1/clusters', { body: { name: 'elsewhere', cluster_template_id: 'bound' } });
    await seen(ann, channel, /^Cluster elsewhere is ready$/, 20_000);
    await seen(ann, channel, /^CREATE_COMPLETE · elsewhere$/);
    expect(JSON.stringify(ann.messages('#ops'))).not.toContain('elsewhere');
  });

  it('shows one that was made in chat', async () => {
    await world.ann.say('#ops', '/magnum cluster-create talked --cluster-template swarm');
    await until(demo, 'talked', 'CREATE_COMPLETE');
    expect((await demo('GET', '/v1/clusters')).body.clusters).toMatchObject([
      { name: 'coe' },
      { name: 'talked' },
    ]);
  });

  it('tells nothing there of other projects', async () => {
    expect(
      (await admin('POST', '/v1/clustertemplates', { body: { ...template, name: 'theirs' } })).status,
    ).toBe(201);
    await admin('POST', '/v1/clusters', { body: { name: 'hidden', cluster_template_id: 'theirs' } });
    await demo('DELETE', '/v1/clusters/talked');
    await until(demo, 'talked', '404');
    await seen(world.ann, '#ops', /talked.*delete/i);
    expect(JSON.stringify(world.ann.messages('#ops'))).not.toContain('hidden');
  });
});
