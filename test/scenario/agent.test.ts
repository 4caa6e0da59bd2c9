import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCloud, type TestCloud } from '../engine/cloud.js';
import type { ChatUser } from '../servers/chat.js';
import { chatServers, seen, startWorld, type World } from './world.js';

const platforms = Object.entries(chatServers).filter(([name]) => /^Slack/.test(name));

describe.each(platforms)('things to say in direct messages: %s', (_, startChat) => {
  let world: World;
  let cloud: TestCloud;
  beforeAll(async () => {
    cloud = await startCloud(0.02);
    world = await startWorld(startChat, cloud.adminEnv);
  });
  afterAll(async () => {
    await world?.stop();
    await cloud?.stop();
  });

  const direct = (user: ChatUser) => user.direct ?? expect.unreachable();

  async function offered(user: ChatUser): Promise<readonly string[]> {
    await direct(user).open();
    await user.until('something to say', () => direct(user).prompts()[0]);
    return direct(user).prompts();
  }

  it('are four that one may do, each understood as what it says', async () => {
    const { ann } = world;
    expect(await offered(ann)).toEqual(['My clusters', 'New cluster', 'What waits', 'Quota']);
    await direct(ann).choose('My clusters');
    await seen(ann, '@magnum', /^No clusters yet$/);
    await direct(ann).choose('What waits');
    await seen(ann, '@magnum', /^No request waits$/);
    await direct(ann).choose('Quota');
    await seen(ann, '@magnum', /^Quota of admin/);
  });

  it('are in Chinese for who reads that, and understood', async () => {
    const mei = world.chat.user('mei', { locale: 'zh-CN' });
    const [clusters = ''] = await offered(mei);
    expect(clusters).toBe('我的集群');
    await direct(mei).choose(clusters);
    await seen(mei, '@magnum', /^还没有集群$/);
  });

  it('leave out what one may not do here', async () => {
    const { ann, bob } = world;
    await ann.say('@magnum', '/magnum channel-guardrail read-only');
    await seen(ann, '@magnum', /^Guardrail of this channel: read-only$/);
    await direct(ann).open();
    await ann.until('other things to say', () => !direct(ann).prompts().includes('New cluster'));
    expect(direct(ann).prompts()).toEqual(['My clusters', 'What waits', 'Quota', 'Templates']);
    expect(await offered(bob)).toContain('New cluster');
  });
});
