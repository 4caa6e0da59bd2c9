import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCloud, type TestCloud } from '../engine/cloud.js';
import { startPlaygroundChat } from '../servers/playground/server.js';
import { seen, startWorld, type World } from './world.js';

describe('channels that the operator names: the playground', () => {
  let world: World;
  let cloud: TestCloud;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'magnum-channels-'));
    const policy = join(folder, 'approvals.yaml');
    writeFileSync(
      policy,
      [
        'defaults: { escalateAfterHours: 1, escalateTo: "playground:#leads" }',
        'breakGlass: { roles: [admin], channel: "#security" }',
      ].join('\n'),
    );
    cloud = await startCloud(0.02);
    world = await startWorld(startPlaygroundChat, {
      ...cloud.adminEnv,
      APPROVAL_CHANNEL: '#approvals,slack:#elsewhere,C0123ABCD',
      ALERT_CHANNEL: 'clusters,builds',
      APPROVAL_POLICY: policy,
    });
  });
  afterAll(async () => {
    await world?.stop();
    await cloud?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are in its list, each once, with what they are for', async () => {
    const { program } = world.config;
    const hello = await fetch(`http://127.0.0.1:${program.PORT}/playground/hello`);
    expect(await hello.json()).toMatchObject({
      channels: [
        { name: 'clusters' },
        { name: 'alerts' },
        { name: 'random' },
        { name: 'approvals', topic: 'Where requests wait for a decision' },
        { name: 'builds', topic: 'Where the end of every build is told' },
        { name: 'leads', topic: 'Where requests go that nobody decides' },
        { name: 'security', topic: 'Where an emergency is told' },
      ],
    });
  });

  it('show the card of a request to those who decide', async () => {
    const { ann, bob, channel } = world;
    await ann.say(channel, '/magnum quota-request --hard-limit 30 --reason "no room"');
    const card = await seen(bob, '#approvals', /^Q-1 · waits for approval$/);
    expect(card.buttons).toContain('Approve');
  });
});
