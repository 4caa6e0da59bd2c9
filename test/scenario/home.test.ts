import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatUser } from '../servers/chat.js';
import { chatServers, seen, startWorld, type World } from './world.js';

const platforms = Object.entries(chatServers).filter(([name]) => /^Slack/.test(name));

describe.each(platforms)('the page of one’s own: %s', (_, startChat) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(startChat);
  });
  afterAll(() => world?.stop());

  const page = ({ home }: ChatUser) => home ?? expect.unreachable();
  const shows = (user: ChatUser, what: RegExp) =>
    user.until(`a page with ${what}`, () => {
      const shown = page(user).seen();
      return shown && what.test(shown.text) && shown;
    });

  it('shows who one is, the clusters, what waits, and the quota', async () => {
    const { ann } = world;
    await page(ann).open();
    const shown = await shows(ann, /Quota of demo/);
    expect(shown.title).toBe('Magnum');
    expect(shown.text).toContain('in the project demo.');
    expect(shown.text).toContain('No clusters yet');
    expect(shown.text).toContain('No request waits');
    expect(shown.text).toMatch(/0 of \d+ clusters used/);
    expect(shown.buttons).toEqual([
      'New cluster',
      'Templates',
      'Ask for quota',
      'Help',
      'Picture',
      'Refresh',
    ]);
  });

  it('begins a cluster, whose card comes as a direct message, and shows it afterwards', async () => {
    const { ann, channel } = world;
    await ann.say(
      channel,
      '/magnum cluster-template-create swarm-template --image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public --flavor m1.small --coe swarm',
    );
    await seen(ann, channel, /^Cluster template swarm-template created$/);
    await page(ann).press('New cluster');
    await ann.until('a form', () => ann.form());
    await ann.fill({ 'cluster-template': 'swarm-template', name: 'mine' });
    await seen(ann, '@magnum', /^Cluster mine is ready$/, 40_000);
    await page(ann).press('Refresh');
    const shown = await shows(ann, /mine +CREATE_COMPLETE/);
    expect(shown.text).toMatch(/1 of \d+ clusters used/);
  });

  it('shows by itself what has changed while it stands open', async () => {
    const { ann, bob } = world;
    await page(bob).open();
    await shows(bob, /mine +CREATE_COMPLETE/);
    await ann.say('@magnum', '/magnum cluster-create other --cluster-template swarm-template');
    await shows(ann, /other +CREATE_COMPLETE/);
    const shown = await shows(bob, /other +CREATE_COMPLETE/);
    expect(shown.text).toMatch(/2 of \d+ clusters used/);
  });

  it('answers a button in the direct messages, to that person alone', async () => {
    const { ann, bob } = world;
    await page(ann).press('Templates');
    await seen(ann, '@magnum', /^Cluster templates of demo/);
    expect(bob.messages('@magnum')).toEqual([]);
  });

  it('shows a request that waits, also where the page stands open already', async () => {
    const { ann, bob } = world;
    await page(ann).press('Ask for quota');
    await ann.until('a form', () => ann.form());
    await ann.fill({ 'hard-limit': '99', reason: 'a fair' });
    await seen(ann, '@magnum', /asks|waits|request/i);
    expect((await shows(bob, /1 request waits for a decision/)).text).toContain('a fair');
    const carl = world.chat.user('carl');
    await page(carl).open();
    await shows(carl, /1 request waits for a decision/);
  });

  it('has the same ways in Slack’s shortcuts, whatever one looks at', async () => {
    const { ann } = world;
    const shortcut = ann.shortcut ?? expect.unreachable();
    await shortcut('New cluster');
    const form = await ann.until('a form', () => ann.form());
    expect(form.title).toBe('New cluster');
    await shortcut('My clusters');
    const list = await ann.until('the list', () =>
      ann.messages('@magnum').findLast(({ title }) => title === 'Clusters of demo'),
    );
    expect(list.text).toContain('mine');
  });
});
