import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCloud, type TestCloud } from '../engine/cloud.js';
import type { ChatUser, SeenForm } from '../servers/chat.js';
import { shownAs } from '../servers/chat.js';
import { formOf, seen, startWorld, type World, withConsole } from './world.js';

const platforms = Object.entries(withConsole);

describe.each(platforms)('forms say what they ask, and ask what is needed: %s', (platform, startChat) => {
  let world: World;
  let cloud: TestCloud;
  /** Slack and the playground have room for more than Discord's five fields. */
  const hasRoom = /Slack|playground/.test(platform);
  const fieldNames = ({ fields }: SeenForm) => fields.map(({ name }) => name);
  const fieldOf = ({ fields }: SeenForm, name: string) => fields.find((field) => field.name === name);

  const tiny = 'm1.tiny · 1 vCPU, 512 MiB RAM, 1 GiB disk';

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
    const before = new Set(user.messages().map(shownAs));
    // Discord's own command line sends nothing that lacks a required option; words to the bot may.
    await user.say(world.channel, platform === 'Discord' ? `@magnum ${line}` : `/magnum ${line}`);
    return formOf(user, title, before);
  }

  it('asks for everything that a template needs for clusters to be made from it', async () => {
    const { ann, channel } = world;
    const form = await formFor(ann, 'cluster-template-create', 'New cluster template');
    const few = ['name', 'coe', 'image', 'external-network', 'keypair'];
    const more = [
      ...['flavor', 'master-flavor', 'docker-volume-size', 'dns-nameserver', 'labels', 'network-driver'],
      ...['fixed-network', 'fixed-subnet', 'master-lb-enabled', 'floating-ip-enabled'],
    ];
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

  it('says what the template has for a field that is left empty', async () => {
    const { ann, channel } = world;
    const before = new Set(ann.messages().map(shownAs));
    await ann.press('Create a cluster', await seen(ann, channel, /^Cluster template swarm created$/));
    const next = await formOf(ann, 'New cluster', before);
    if (hasRoom) expect(fieldOf(next, 'flavor')?.hint).toBe('flavor of the workers; left empty: m1.small');
    expect(fieldOf(next, 'node-count')?.hint).toBe('number of workers; left empty: 1');
    await ann.fill({ name: 'fourth', 'node-count': '1' });
    await seen(ann, channel, /^CREATE_COMPLETE · fourth$/, 60_000);
  });

  it('asks for the name and the sizes of a new cluster', async () => {
    const form = await formFor(world.ann, 'cluster-create', 'New cluster');
    const few = ['name', 'cluster-template', 'node-count', 'master-count', 'keypair'];
    const more = [
      ...['labels', 'flavor', 'master-flavor', 'merge-labels', 'docker-volume-size', 'fixed-network'],
      ...['fixed-subnet', 'floating-ip-enabled', 'master-lb-enabled'],
    ];
    expect(fieldNames(form)).toEqual(hasRoom ? [...few, ...more] : few);
    expect(fieldOf(form, 'cluster-template')?.choices).toContain('swarm');
    if (hasRoom) expect(fieldOf(form, 'flavor')?.labels).toContain(tiny);
    expect(fieldOf(form, 'keypair')?.hint).toBe(
      'SSH keypair for the nodes; left empty: as the template says',
    );
  });

  it('takes labels a line each, and says how large flavors are', async () => {
    const { ann, channel } = world;
    const line =
      'cluster-create labelled --cluster-template swarm --node-count 1 --master-count 1 --keypair testkey';
    await ann.say(channel, `/magnum ${line} --labels a=b --dry-run`);
    await seen(ann, channel, /^Would create cluster labelled$/);
    // Where the template is said, Discord's form of five fields has room for labels: from a preview as well.
    await ann.say(channel, '/magnum cluster-create tried --cluster-template swarm --dry-run');
    await ann.press('Create it …', await seen(ann, channel, /^Would create cluster tried$/));
    const rest = await ann.until('the form with what was said', () => {
      const open = ann.form();
      return open && fieldOf(open, 'name')?.value === 'tried' ? open : undefined;
    });
    expect(fieldNames(rest).slice(0, 5)).toEqual(['name', 'node-count', 'master-count', 'keypair', 'labels']);
    await ann.fill({ labels: 'one=1' });
    await seen(ann, channel, /^CREATE_COMPLETE · tried$/, 60_000);
    await ann.say(channel, '/magnum cluster-show tried');
    expect((await seen(ann, channel, /^Cluster tried$/)).text).toContain('one=1');
    const form = await formFor(ann, 'nodegroup-create third', 'New group in third');
    expect(fieldNames(form).slice(0, 5)).toEqual(['name', 'node-count', 'flavor', 'labels', 'role']);
    if (hasRoom) expect(fieldNames(form)).toContain('image');
    expect(fieldOf(form, 'flavor')?.labels).toContain(tiny);
    await ann.fill({ name: 'big', 'node-count': '1', labels: 'one=1,2\n two=x', role: 'gpu' });
    await seen(ann, channel, /^UPDATE_COMPLETE · third$/, 60_000);
    await ann.say(channel, '/magnum nodegroup-show third big');
    const card = await seen(ann, channel, /big/);
    expect(card.text).toContain('one=1,2, two=x');
    expect(card.text).toContain('gpu');
  });

  it('asks what a channel is to be told where nothing is said, and at once does what is said', async () => {
    const { ann, channel } = world;
    const form = await formFor(ann, 'alert-subscribe', 'Tell this channel');
    if (hasRoom) expect(form.text).toContain('What is left empty narrows nothing');
    expect(fieldNames(form).slice(0, 5)).toEqual(['statuses', 'cluster', 'except', 'digest', 'quiet']);
    expect(fieldOf(form, 'statuses')?.choices).toEqual(
      expect.arrayContaining(['CREATE_FAILED', 'certificate', 'failed', 'stuck']),
    );
    await ann.fill({ statuses: 'failed, stuck', except: 'DELETE_FAILED,third', digest: 'hourly' });
    const told = await seen(ann, channel, /^This channel is told$/);
    expect(told.text).toContain('CREATE_FAILED, UPDATE_FAILED, DELETE_FAILED, ROLLBACK_FAILED, stuck');
    expect(told.text).toContain('every hour');
    await formFor(ann, 'alert-subscribe', 'Tell this channel');
    await ann.fill({});
    await ann.until('all of it', () => ann.messages().some(({ text }) => /hears\W+everything/.test(text)));
    await ann.say(channel, '/magnum alert-subscribe failed --channel random');
    await seen(ann, channel, /^#random is told$/);
  });

  it('asks how many nodes a cluster is to have, and says how many it has', async () => {
    const { ann, channel } = world;
    const form = await formFor(ann, 'cluster-resize third', 'Scale third');
    expect(form.text).toContain('third has 2 nodes now.');
    expect(form.fields).toMatchObject([{ name: 'node-count', required: true }]);
    await ann.fill({ 'node-count': '3' });
    await seen(ann, channel, /^UPDATE_COMPLETE · third$/, 60_000);
  });

  it.skipIf(platform === 'the console')(
    'says beside what was typed that somebody else changed the cluster meanwhile, and does it when it is sent again',
    async () => {
      const { ann, bob, channel } = world;
      const grown = () =>
        bob.messages(channel).filter(({ title }) => title === 'UPDATE_COMPLETE · third').length;
      const done = grown();
      await formFor(ann, 'cluster-resize third', 'Scale third');
      await bob.say(channel, '/magnum cluster-resize third 5');
      await bob.until('third is larger', () => grown() > done, 60_000);
      await ann.fill({ 'node-count': '6' });
      const sentence =
        'third has 5 nodes now, and had 3 when this was shown. Send it again if you still want it.';
      const where = await ann.until('what changed meanwhile', () =>
        ann.form()?.errors['node-count'] === sentence
          ? 'beside the field'
          : ann.messages().findLast(({ title, text }) => `${title} ${text}`.includes(sentence)),
      );
      expect(grown()).toBe(done + 1);
      if (typeof where !== 'string') {
        await ann.press(where.buttons[0] ?? '', where);
        const again = await ann.until('the form again', () => ann.form());
        expect(fieldOf(again, 'node-count')?.value).toBe('6');
      }
      await ann.fill({ 'node-count': '6' });
      await ann.until('third is larger still', () => grown() > done + 1, 60_000);
      await bob.say(channel, '/magnum cluster-resize third 3');
      await bob.press('Scale down', await seen(bob, channel, /^Scale third down to 3 nodes\?$/));
      await bob.until('third is as it was', () => grown() > done + 2, 60_000);
    },
  );

  it('says which limit a project has, and wants the new one', async () => {
    const { ann, channel } = world;
    const form = await formFor(ann, 'quota-request', 'Ask for quota');
    expect(form.text).toContain('admin has 3 of 20 clusters.');
    expect(fieldOf(form, 'hard-limit')).toMatchObject({ required: true });
    await ann.fill({ 'hard-limit': '30', reason: 'exam week' });
    const card = await seen(ann, channel, /^Q-1 · waits for approval$/);
    expect(card.text).toContain('admin: 20 → 30 clusters');
  });

  it('asks what of a template is changed, and to what of that which there is', async () => {
    const { ann, channel } = world;
    const line =
      'cluster-template-create spare --coe kubernetes --image fedora-coreos --keypair testkey --external-network public --flavor m1.small';
    await ann.say(channel, `/magnum ${line}`);
    await seen(ann, channel, /^Cluster template spare created$/);
    const form = await formFor(ann, 'cluster-template-update spare', 'Change spare');
    expect(fieldNames(form)).toEqual(['op', 'changes', 'value']);
    expect(fieldOf(form, 'op')).toMatchObject({ label: 'Kind of change', value: 'replace' });
    expect(fieldOf(form, 'op')?.labels).toContain('remove: as if it had never been said');
    const attributes = fieldOf(form, 'changes');
    expect(attributes?.choices).toEqual(expect.arrayContaining(['name', 'flavor_id', 'labels', 'public']));
    expect(attributes?.choices).not.toContain('coe');
    expect(attributes?.labels).toContain('flavor_id · flavor of the workers (now m1.small)');
    const before = new Set(ann.messages().map(shownAs));
    await ann.fill({ changes: 'flavor_id' });
    const next = await formOf(ann, 'Change spare', before);
    expect(next.text).toContain('flavor_id is m1.small now.');
    expect(next.fields).toMatchObject([
      { name: 'value', label: 'flavor_id', required: true, value: 'm1.small' },
    ]);
    expect(next.fields[0]?.choices).toContain('m1.medium');
    await ann.fill({ value: 'm1.medium' });
    const card = await seen(ann, channel, /^Cluster template spare updated$/);
    expect(card.text).toContain('flavor_id: m1.small → m1.medium.');
  });

  it('takes a label, a yes or no, and what is to be said no more', async () => {
    const { ann, channel } = world;
    const saidOf = (change: string) =>
      ann.until(change, () => ann.messages(channel).find(({ text }) => text.includes(change)));
    await formFor(ann, 'cluster-template-update spare', 'Change spare');
    const before = new Set(ann.messages().map(shownAs));
    await ann.fill({ changes: 'labels', value: 'kube_tag=v1.32.3' });
    // Nothing is there yet to be replaced: what is wrong stands beside what was typed, or where the form is opened again.
    const sentence = 'labels has no kube_tag, so there is nothing to replace.';
    await ann.until('what is wrong', () =>
      [ann.form()?.errors.value, ...ann.messages().map(({ title, text }) => title + text)].some((each) =>
        each?.includes(sentence),
      ),
    );
    await formOf(ann, 'Change spare', before);
    await ann.fill({ op: 'add', changes: 'labels', value: 'kube_tag=v1.32.3' });
    await saidOf('labels: - → kube_tag=v1.32.3.');
    const truth = await formFor(
      ann,
      'cluster-template-update spare replace master_lb_enabled',
      'Change spare',
    );
    expect(fieldOf(truth, 'value')?.labels).toEqual(['yes', 'no']);
    await ann.fill({ value: 'true' });
    await saidOf('master_lb_enabled: false → true.');
    await formFor(ann, 'cluster-template-update spare', 'Change spare');
    await ann.fill({ op: 'remove', changes: 'labels', value: 'kube_tag' });
    await saidOf('labels: kube_tag=v1.32.3 → -.');
  });

  it('offers of a template in use only what may be changed of one', async () => {
    const form = await formFor(world.ann, 'cluster-template-update swarm', 'Change swarm');
    expect(fieldOf(form, 'changes')?.choices).toEqual(['name', 'public', 'hidden', 'tags']);
  });

  it('asks for the number of nodes that a cluster is changed to, and for the bounds of a group', async () => {
    const { ann, channel } = world;
    const updated = () =>
      ann.messages(channel).filter(({ title }) => title === 'UPDATE_COMPLETE · third').length;
    const before = updated();
    const form = await formFor(ann, 'cluster-update third', 'Change third');
    expect(fieldOf(form, 'changes')).toMatchObject({ value: 'node_count' });
    expect(fieldOf(form, 'op')?.choices).toEqual(['replace', 'remove']);
    await ann.fill({ value: '4' });
    await ann.until('third grew once more', () => updated() > before, 60_000);
    await formFor(ann, 'nodegroup-update third default-worker', 'Change a group of third');
    await ann.fill({ changes: 'max_node_count', value: '9' });
    expect((await seen(ann, channel, /^Node group default-worker updated$/)).text).toContain('9');
  });

  it('asks whose a role is to be, and refuses what names nobody', async () => {
    const { bob, channel } = world;
    const name = platform === 'the console' ? 'ann' : 'bob';
    const form = await formFor(bob, 'role-grant', 'Grant a role');
    expect(fieldNames(form)).toEqual(['role', 'user', 'group', 'everybody']);
    expect(fieldOf(form, 'role')).toMatchObject({ required: true });
    expect(fieldOf(form, 'role')?.choices).toEqual(expect.arrayContaining(['admin', 'member', 'reader']));
    expect(form.text).toContain('In project admin.');
    const before = new Set(bob.messages().map(shownAs));
    await bob.fill({ role: 'reader' });
    const sentence = 'Say one of these: user, group, everybody.';
    await bob.until('what is wrong', () =>
      [bob.form()?.errors.user, ...bob.messages().map(({ title, text }) => title + text)].some((each) =>
        each?.includes(sentence),
      ),
    );
    await formOf(bob, 'Grant a role', before);
    await bob.fill({ role: 'reader', user: name });
    await seen(bob, channel, new RegExp(`^${name} has the role reader in admin now$`));
    const taken = await formFor(bob, 'role-revoke', 'Take a role away');
    expect(fieldOf(taken, 'role')?.choices).toContain('reader');
    expect(fieldOf(taken, 'user')?.labels).toContain(name);
    const [id = ''] = (fieldOf(taken, 'user')?.choices ?? []).filter(
      (_, at) => fieldOf(taken, 'user')?.labels[at] === name,
    );
    await bob.fill({ role: 'reader', user: id });
    await seen(bob, channel, new RegExp(`^${name} has the role reader in admin no more$`));
  });

  it('says which request is denied', async () => {
    const { bob } = world;
    const form = await formFor(bob, 'deny Q-1', 'Deny Q-1');
    expect(form.text).toContain('admin: 20 → 30 clusters');
    expect(form.text).toContain('exam week');
  });
});
