import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seen, startWorld, type World, withConsole } from './world.js';

describe.each(Object.entries(withConsole))('node groups in chat: %s', (_, startChat) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(startChat, { SANDBOX_PACE: '0' });
    const { ann, channel } = world;
    await ann.say(
      channel,
      '/magnum cluster-template-create k8s --coe kubernetes --image fedora-coreos --keypair testkey --external-network public --flavor m1.small',
    );
    await seen(ann, channel, /^Cluster template k8s created$/);
    await ann.say(channel, '/magnum cluster-create prod --cluster-template k8s --node-count 3');
    await seen(ann, channel, /^CREATE_COMPLETE · prod$/, 60_000);
  });
  afterAll(async () => {
    await world?.stop();
  });

  it('are added, followed in their own card, and listed', async () => {
    const { ann, channel } = world;
    await ann.say(
      channel,
      '/magnum nodegroup-create prod big --node-count 2 --flavor m1.medium --labels kube_tagg=v1.32.3 --merge-labels',
    );
    const card = await seen(ann, channel, /^Cluster prod has a new node group$/, 60_000);
    expect(card.text).toContain('kube_tagg: did you mean kube_tag?');
    await ann.say(channel, '/magnum nodegroup-show prod big');
    expect((await seen(ann, channel, /^Node group big$/)).text).toMatch(
      /labels_added:?\s+kube_tagg=v1\.32\.3/,
    );
    await ann.say(channel, '/magnum nodegroup-list prod');
    const list = await seen(ann, channel, /^Node groups of prod$/);
    expect(list.text).toMatch(/big\s+worker\s+2\s+CREATE_COMPLETE/);
    await ann.say(channel, '/magnum cluster-show prod');
    const shown = await seen(ann, channel, /^Cluster prod$/);
    expect(shown.text).toMatch(/node_count:?\s+5/);
  });

  it('count when it is asked whether their cluster may go', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '/magnum cluster-delete prod');
    const form = await ann.until('the form', () => ann.form());
    expect(form.text).toContain('6 servers and everything on them will be gone.');
  });

  it.each([
    ['cluster-resize prod 3', 'prod has 3 nodes already. Nothing was done.'],
    ['cluster-resize prod 3 --dry-run', 'prod has 3 nodes already. Nothing was done.'],
    ['cluster-update prod replace node_count=3', 'prod has 3 nodes already. Nothing was done.'],
    [
      'cluster-resize prod 2 --nodegroup big',
      'Node group big of prod has 2 nodes already. Nothing was done.',
    ],
  ])('%s: the number that there is changes nothing, and nothing is offered', async (line, sentence) => {
    const { ann, channel } = world;
    const before = ann.messages(channel).length;
    await ann.say(channel, `/magnum ${line}`);
    const answer = await ann.until('an answer', () =>
      ann
        .messages(channel)
        .slice(before)
        .find(({ title }) => title === 'Nothing would change'),
    );
    expect(answer.text).toContain(sentence);
    expect(answer.buttons).toEqual([]);
    expect(
      ann
        .messages(channel)
        .slice(before)
        .filter(({ title }) => /^(Updating cluster prod|Cluster prod is updated)$/.test(title)),
    ).toEqual([]);
  });

  it('shrink by the node that is named, which is shown before', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '/magnum cluster-resize prod --nodes-to-remove node-1');
    const question = await seen(ann, channel, /^Scale prod down to 2 nodes\?$/);
    expect(question.text).toMatch(/prod-[a-z2-7]{12}-node-1/);
    expect(question.text).toContain('These were named.');
    expect(question.text).toContain('Heat would delete');
    expect(question.text).toMatch(/cores \d+ → \d+ of 100/);
    await ann.press('Scale down', question);
    await seen(ann, channel, /^Cluster prod is updated$/, 60_000);
  });

  it('are shown with what Heat would make and what is left of the quotas, before they grow', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '/magnum cluster-resize prod 4 --nodegroup big --dry-run');
    const card = await seen(ann, channel, /^Would scale big of prod to 4 nodes$/);
    expect(card.text).toContain('2 servers');
    expect(card.text).toMatch(/cores \d+ → \d+ of 100/);
  });

  it('follow an upgrade of their cluster, which is confirmed label by label', async () => {
    const { ann, channel } = world;
    await ann.say(
      channel,
      '/magnum cluster-template-create next --coe kubernetes --image fedora-coreos --keypair testkey --external-network public --flavor m1.small --labels kube_tag=v1.36.2',
    );
    await seen(ann, channel, /^Cluster template next created$/);
    await ann.say(channel, '/magnum cluster-upgrade prod next --max-batch-size 2');
    const question = await seen(ann, channel, /^Upgrade prod\?$/);
    expect(question.text).toContain('k8s → next');
    expect(question.text).toContain('v1.36.2');
    expect(question.text).toContain('big');
    await ann.press('Upgrade', question);
    await seen(ann, channel, /^Cluster prod is upgraded$/, 60_000);
    await ann.say(channel, '/magnum cluster-upgrade prod next --nodegroup big');
    await ann.press('Upgrade', await seen(ann, channel, /^Upgrade big of prod\?$/));
    await seen(ann, channel, /^Cluster prod has its node group upgraded$/, 60_000);
  });

  it('have bounds, which are held', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '/magnum nodegroup-update prod big replace max_node_count=2');
    await seen(ann, channel, /^Node group big updated$/);
    await ann.say(channel, '/magnum cluster-resize prod 5 --nodegroup big');
    await ann.until('the refusal', () =>
      ann.messages(channel).some(({ text }) => text.includes('Resizing big outside the allowed range')),
    );
  });

  it('are deleted when their name is typed', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '/magnum nodegroup-delete prod big');
    await ann.until('a form', () => ann.form()?.title.includes('big'));
    await ann.fill({ name: 'big' });
    await seen(ann, channel, /^Cluster prod has one node group less$/, 60_000);
  });
});
