import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seen, startWorld, type World, withConsole } from './world.js';

const template = (name: string, flavor: string) =>
  `/magnum cluster-template-create ${name} --image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public --flavor ${flavor} --coe swarm`;

describe.each(Object.entries(withConsole))('two things of one name: %s', (_, startChat) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(startChat, { SANDBOX_PACE: '0' });
    const { ann, channel } = world;
    for (const [name, flavor] of [
      ['small', 'm1.small'],
      ['medium', 'm1.medium'],
    ] as const) {
      await ann.say(channel, template(name, flavor));
      await seen(ann, channel, new RegExp(`^Cluster template ${name} created$`));
      const ready = () =>
        ann.messages(channel).filter(({ title }) => title === 'CREATE_COMPLETE · twin').length;
      const before = ready();
      await ann.say(
        channel,
        `/magnum cluster-create twin --cluster-template ${name} --node-count ${name === 'small' ? 1 : 2}`,
      );
      await ann.until('the cluster', () => ready() > before, 60_000);
    }
  }, 120_000);
  afterAll(() => world?.stop());

  it('the second is made, and its card says that there are two now and what this one is asked for by', async () => {
    const { ann, channel } = world;
    const [first, second] = ann
      .messages(channel)
      .filter(({ title }) => /cluster twin$|^Cluster twin is ready$/i.test(title));
    expect(first?.text).not.toContain('There was a cluster twin already');
    expect(second?.text).toMatch(
      /There was a cluster twin already: with two of a name, each is asked for by its uuid. This one is [0-9a-f-]{36}\./,
    );
  });

  it('is asked back which, by what tells them apart, and a press does it with that one', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '/magnum cluster-show twin');
    const question = await seen(ann, channel, /^Several have that name$/);
    expect(question.text).toMatch(/CREATE_COMPLETE\s+1\s.*small/);
    expect(question.text).toMatch(/CREATE_COMPLETE\s+2\s.*medium/);
    expect(question.buttons).toEqual([
      expect.stringMatching(/^CREATE_COMPLETE · 1 node · .* old · small · [0-9a-f]{8}$/),
      expect.stringMatching(/^CREATE_COMPLETE · 2 nodes · .* old · medium · [0-9a-f]{8}$/),
    ]);
    await ann.press(question.buttons[1] ?? '', question);
    const shown = await seen(ann, channel, /^Cluster twin$/);
    expect(shown.text).toMatch(/cluster_template\W+medium/);
  });

  it('a change is of the one that is pressed, and what destroys is confirmed as ever', async () => {
    const { ann, channel } = world;
    const asked = ann.messages(channel).length;
    await ann.say(channel, '/magnum cluster-resize twin 3');
    const question = await ann.until('the question', () =>
      ann
        .messages(channel)
        .slice(asked)
        .find(({ title }) => title === 'Several have that name'),
    );
    await ann.press(question.buttons[0] ?? '', question);
    const updated = await seen(ann, channel, /^Cluster twin is updated$/, 60_000);
    expect(updated.text).toContain('From 1 node to 3.');
  });

  it('a template, in a command that is too long for a button', async () => {
    const { ann, channel } = world;
    for (const flavor of ['m1.small', 'm1.medium']) {
      const made = () =>
        ann.messages(channel).filter(({ title }) => title === 'Cluster template double created').length;
      const before = made();
      await ann.say(channel, template('double', flavor));
      await ann.until('the template', () => made() > before);
    }
    const asked = ann.messages(channel).length;
    await ann.say(
      channel,
      '/magnum cluster-create chosen --cluster-template double --node-count 1 --timeout 45 --dry-run',
    );
    const question = await ann.until('the question', () =>
      ann
        .messages(channel)
        .slice(asked)
        .find(({ title }) => title === 'Several have that name'),
    );
    expect(question.text).toMatch(/swarm\s.*m1\.small/);
    await ann.press(question.buttons.find((label) => label.includes('m1.medium')) ?? '', question);
    await ann.until('the preview', () =>
      ann
        .messages(channel)
        .slice(asked)
        .find(({ title }) => /^Would create/.test(title)),
    );
  });
});
