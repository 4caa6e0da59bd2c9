import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/engine/store/database.js';
import { databaseUrl } from '../../src/program/database.js';
import { caller } from '../api/client.js';
import { startCloud, type TestCloud } from '../engine/cloud.js';
import type { SeenMessage } from '../servers/chat.js';
import { chatServers, formOf, seen, seenUnder, startWorld, type World } from './world.js';

const rules = `
rules:
  - id: production
    projects: [admin]
    actions: [delete, scale-in, rotate-ca, upgrade]
`;

describe.each(Object.entries(chatServers))('a protected project: %s', (_, startChat) => {
  let world: World;
  let cloud: TestCloud;
  let db: Database;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'magnum-protected-'));
    const policy = join(folder, 'approvals.yaml');
    writeFileSync(policy, rules);
    cloud = await startCloud(0.02);
    world = await startWorld(startChat, { ...cloud.adminEnv, APPROVAL_POLICY: policy });
    db = await openDatabase(databaseUrl(world.config));
    const { ann, channel } = world;
    await ann.say(
      channel,
      '/magnum cluster-template-create swarm --coe swarm --image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public --flavor m1.small --tls-disabled',
    );
    await seen(ann, channel, /^Cluster template swarm created$/);
    for (const name of ['prod', 'ci']) {
      const size = name === 'prod' ? ' --node-count 3' : '';
      await ann.say(channel, `/magnum cluster-create ${name} --cluster-template swarm${size}`);
    }
    await seen(ann, channel, /^CREATE_COMPLETE · prod$/, 20_000);
    await seen(ann, channel, /^CREATE_COMPLETE · ci$/, 20_000);
  });
  afterAll(async () => {
    await db?.close();
    await world?.stop();
    await cloud?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The card of a request as it is now. */
  const now = (card: SeenMessage, title: RegExp) =>
    world.ann.until(
      `the card as ${title}`,
      () =>
        world.ann.messages(world.channel).find(({ id, title: shown }) => id === card.id && title.test(shown)),
      60_000,
    );

  /** Ann asks for a deletion, says why, and types the names. */
  async function asksToDelete(names: string, id: string): Promise<SeenMessage> {
    const { ann, channel } = world;
    await ann.say(channel, `/magnum cluster-delete ${names} --reason "not needed any more"`);
    const form = await formOf(world.ann, `Delete ${names.replaceAll(' ', ', ')}?`);
    expect(form.text).toContain('Project admin is protected: it is done when somebody else agrees.');
    await ann.fill({ name: names });
    return seen(ann, channel, new RegExp(`^${id} · waits for approval$`));
  }

  it('lets nobody take nodes away alone: the reason is asked, what goes is shown, and nothing is done yet', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '/magnum cluster-resize prod 2');
    const form = await formOf(world.ann, 'Scale prod');
    expect(form.fields).toMatchObject([{ name: 'reason', required: true }]);
    await ann.fill({ reason: 'night' });
    const question = await seen(ann, channel, /^Scale prod down to 2 nodes\?$/);
    expect(question.text).toContain('Project admin is protected');
    await ann.press('Ask for it', question);
    const card = await seen(ann, channel, /^Q-1 · waits for approval$/);
    expect(card.private).toBe(false);
    expect(card.text).toMatch(/scale prod from 3 to 2 nodes, without prod-\S+/);
    expect(card.text).toContain('night');
    expect(card.buttons).toEqual(['Approve', 'Deny', 'Ask a question', 'What changes', 'Take it back']);
    expect(await db.read.operation.count({ where: { kind: 'update' } })).toBe(0);
    await ann.press('Approve', card);
    await seen(ann, channel, /^Somebody else must decide$/);
  });

  /** Presses What changes, and reads what only that person sees. */
  async function whatChanges(card: SeenMessage, id: string): Promise<SeenMessage> {
    const { bob, channel } = world;
    await bob.press('What changes', card);
    const shown = await seen(bob, channel, new RegExp(`^What ${id} changes$`));
    expect(shown.private).toBe(true);
    expect(shown.text).toContain('The cluster is as it was when this was asked.');
    return shown;
  }

  it('shows who decides which node goes, what runs there and what Heat would delete', async () => {
    const { bob, channel } = world;
    const card = await seen(bob, channel, /^Q-1 · waits/);
    const gone = /without (prod-\S+)/.exec(card.text)?.[1] ?? '';
    const { text } = await whatChanges(card, 'Q-1');
    expect(text).toMatch(/3 → 2/);
    expect(text).toMatch(new RegExp(`${gone}\\s+what runs there is not known`));
    expect(text).toMatch(/Heat would delete\s+1 server/);
    const asked = await db.read.approval.findUniqueOrThrow({ where: { number: 1 } });
    expect(text).toContain(asked.subjectHash.slice(0, 12));
  });

  it('does it as whoever asked once somebody else agrees, told in the thread of the request', async () => {
    const { ann, bob, channel } = world;
    const card = await seen(bob, channel, /^Q-1 · waits/);
    await bob.press('Approve', card);
    const question = await seen(bob, channel, /^Approve Q-1\?$/);
    expect(question.text).toMatch(/This will scale prod from 3 to 2 nodes.*as ann\.\s+Reason: night/);
    await bob.press('Approve it', question);
    await seenUnder(ann, card, /prod/, 30_000);
    const done = await now(card, /^Q-1 · approved and done$/);
    expect(done.buttons).toEqual([]);
    expect(done.text).toMatch(/approved by.*bob/s);
    await seenUnder(ann, card, /^Your request Q-1 · approved and done$/, 30_000);
    await seen(ann, channel, /^UPDATE_COMPLETE · prod$/, 30_000);
    expect(await db.read.cluster.findFirst({ where: { name: 'prod' } })).toMatchObject({ nodeCount: 2 });
    const begun = await db.read.operation.findMany({ where: { kind: 'update' } });
    expect(begun).toHaveLength(1);
    expect(begun[0]?.caller).toMatchObject({ chat: { name: 'ann' } });
  });

  it('refuses at Magnum’s API what waits in chat, and says where to ask', async () => {
    const call = caller(`http://127.0.0.1:${world.config.program.PORT}`, cloud.admin.token);
    const refused = await call('DELETE', '/v1/clusters/prod');
    expect(refused.status).toBe(403);
    expect(refused.detail).toBe(
      'Deleting cluster prod needs approval, because project admin is protected: ask for it in chat, with /magnum.',
    );
    const smaller = await call('PATCH', '/v1/clusters/prod', {
      body: [{ op: 'replace', path: '/node_count', value: 1 }],
    });
    expect(smaller).toMatchObject({ status: 403 });
    expect(smaller.detail).toContain('Scaling in cluster prod needs approval');
  });

  it('is void when the cluster was changed meanwhile; what takes nothing away needs nobody', async () => {
    const { ann, channel } = world;
    const card = await asksToDelete('prod', 'Q-2');
    await ann.say(channel, '/magnum cluster-resize prod 3');
    const ended = await now(card, /^Q-2 · void: the cluster was changed after this was asked$/);
    expect(ended.buttons).toEqual([]);
    const told = await seenUnder(ann, card, /^Your request Q-2 · void/);
    expect(told.buttons).toEqual(['Ask again']);
    await ann.until(
      'the growth',
      () => ann.messages(channel).filter(({ title }) => title === 'UPDATE_COMPLETE · prod').length === 2,
      60_000,
    );
  });

  it('asks for each of several clusters by itself, and a denial leaves it alone', async () => {
    const { ann, bob, channel } = world;
    const second = await asksToDelete('prod ci', 'Q-4');
    const first = await seen(ann, channel, /^Q-3 · waits/);
    expect(first.text).toMatch(/delete prod with its 4 servers/);
    expect(second.text).toMatch(/delete ci with its 2 servers/);
    const { text } = await whatChanges(first, 'Q-3');
    expect(text).toMatch(/default-master\s+1 server/);
    expect(text).toMatch(/default-worker\s+3 servers: prod-\S+, prod-\S+, prod-\S+/);
    expect(text).toMatch(/stacks that go\s+prod-\w+/);
    await bob.press('Deny', second);
    await bob.until('the form', () => bob.form());
    await bob.fill({ reason: 'the tests run there' });
    await now(second, /^Q-4 · denied$/);
    await bob.press('Approve', first);
    await bob.press('Approve it', await seen(bob, channel, /^Approve Q-3\?$/));
    await now(first, /^Q-3 · approved and done$/);
    await seen(ann, channel, /^DELETE_COMPLETE · prod$/, 30_000);
    expect((await db.read.cluster.findMany()).map(({ name }) => name)).toEqual(['ci']);
  });

  it('waits with an upgrade and with a new authority as well', async () => {
    const { ann, bob, channel } = world;
    for (const [name, tag] of [
      ['k8s', 'v1.35.6'],
      ['k8s-next', 'v1.36.2'],
    ]) {
      await ann.say(
        channel,
        `/magnum cluster-template-create ${name} --coe kubernetes --image fedora-coreos --keypair testkey --external-network public --flavor m1.small --labels kube_tag=${tag}`,
      );
      await seen(ann, channel, new RegExp(`^Cluster template ${name} created$`));
    }
    await ann.say(channel, '/magnum cluster-create web --cluster-template k8s');
    await seen(ann, channel, /^CREATE_COMPLETE · web$/, 30_000);

    await ann.say(channel, '/magnum cluster-upgrade web k8s-next --reason "end of life"');
    await ann.press('Ask for it', await seen(ann, channel, /^Upgrade web\?$/));
    const upgrade = await seen(ann, channel, /^Q-5 · waits for approval$/);
    expect(upgrade.text).toMatch(/upgrade web.*k8s-next/s);
    await ann.say(channel, '/magnum ca-rotate web --reason "a key was lost"');
    const form = await formOf(ann, 'Replace');
    expect(form.text).toContain('Project admin is protected');
    await ann.fill({ name: 'web' });
    const rotation = await seen(ann, channel, /^Q-6 · waits for approval$/);
    expect(await db.read.operation.count({ where: { kind: { in: ['upgrade', 'rotate-ca'] } } })).toBe(0);
    expect((await whatChanges(upgrade, 'Q-5')).text).toMatch(
      /k8s → k8s-next[\s\S]*kube_tag\s+v1\.35\.6 → v1\.36\.2/,
    );
    expect((await whatChanges(rotation, 'Q-6')).text).toContain('0 people must fetch a new one');

    await bob.press('Approve', upgrade);
    await bob.press('Approve it', await seen(bob, channel, /^Approve Q-5\?$/));
    await now(upgrade, /^Q-5 · approved and done$/);
    await seen(ann, channel, /^UPDATE_COMPLETE · web$/, 30_000);
    // The cluster is not what it was when the other one was asked for.
    await now(rotation, /^Q-6 · void: the cluster was changed after this was asked$/);

    await ann.press('Ask again', await seenUnder(ann, rotation, /^Your request Q-6 · void/));
    await formOf(ann, 'New authority of web');
    await ann.fill({ reason: 'a key was lost' });
    await formOf(ann, 'Replace');
    await ann.fill({ name: 'web' });
    const again = await seen(ann, channel, /^Q-7 · waits for approval$/);
    await bob.press('Approve', again);
    await bob.press('Approve it', await seen(bob, channel, /^Approve Q-7\?$/));
    await now(again, /^Q-7 · approved and done$/);
    await ann.until(
      'the end of the rotation',
      () => ann.messages(channel).filter(({ title }) => title === 'UPDATE_COMPLETE · web').length === 2,
      60_000,
    );
    expect(await db.read.operation.count({ where: { kind: 'rotate-ca', state: 'succeeded' } })).toBe(1);
  });
});
