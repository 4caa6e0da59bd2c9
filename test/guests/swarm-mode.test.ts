import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenSsl, openOpenssl } from '../engine/certificates/openssl.js';
import { fileFor, openForm } from '../scenario/signing.js';
import { seen, type World } from '../scenario/world.js';
import { askFor, authorityOf, isGone, letGo, signedFor } from './clusters.js';
import { dockerOf } from './docker.js';
import { guestsOf } from './guest.js';
import { patience, startGuestWorld } from './world.js';

/** Swarm mode on a real Debian: its guest scripts run in real systems, and the last lines of the book work from here. */
describe('a swarm of real Debian guests', () => {
  let world: World;
  let openssl: OpenSsl;
  let folder: string;
  let docker: ReturnType<typeof dockerOf>;
  let address = '';
  /** The host that came when it grew. */
  let added = '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'swarm-'));
    openssl = openOpenssl();
    world = await startGuestWorld();
  });
  afterAll(async () => {
    await world?.stop();
    openssl?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it('forms, with three managers and two workers', async () => {
    const { ann, channel } = world;
    await askFor(
      world,
      'gst-swarm',
      '--image debian-12-test --coe swarm-mode --master-lb-enabled',
      '--master-count 3 --node-count 2',
    );
    await seen(ann, channel, /^Cluster gst-swarm is ready$/, patience);
    await ann.say(channel, '/magnum cluster-show gst-swarm');
    const card = await seen(ann, channel, /^Cluster gst-swarm$/);
    address = /tcp:\/\/[\d.]+:2375/.exec(card.text)?.[0] ?? '';
    expect(address).not.toBe('');
  });

  it('opens its door to a certificate that was signed in chat', async () => {
    writeFileSync(join(folder, 'ca.pem'), await authorityOf(world, 'gst-swarm'));
    const { key, certificate } = await signedFor(world, openssl, 'gst-swarm', ['CN=Your Name']);
    writeFileSync(join(folder, 'cert.pem'), certificate);
    writeFileSync(join(folder, 'key.pem'), key, { mode: 0o600 });
    docker = dockerOf(address, folder);
    const nodes = await docker('node', 'ls', '--format', '{{.Hostname}} {{.Status}} {{.ManagerStatus}}');
    expect(nodes.output.trim().split('\n')).toHaveLength(5);
    expect(nodes.output.match(/Leader|Reachable/g)).toHaveLength(3);
  });

  it('stays shut without one', async () => {
    const { status, output } = await dockerOf(address, null)('node', 'ls');
    expect(status).not.toBe(0);
    expect(output).not.toContain('gst-swarm');
  });

  it('takes a new authority: the door opens to what the new one signed, and no more to the old', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '/magnum ca-rotate gst-swarm');
    await ann.until('a form', () => ann.form());
    await ann.fill({ name: 'gst-swarm' });
    await seen(ann, channel, /^UPDATE_COMPLETE · gst-swarm$/, patience);
    expect((await docker('node', 'ls')).status).not.toBe(0);
    await ann.say(channel, '/magnum ca-show gst-swarm');
    await expect
      .poll(() => fileFor(world, /-ca\.pem$/), { timeout: 30_000 })
      .not.toBe(readFileSync(join(folder, 'ca.pem'), 'utf8'));
    writeFileSync(join(folder, 'ca.pem'), await fileFor(world, /-ca\.pem$/));
    await openForm(world, '/magnum ca-sign gst-swarm');
    await ann.fill({ csr: openssl.read('client.csr') });
    await expect
      .poll(() => fileFor(world, /^Your-Name\.pem$/), { timeout: 30_000 })
      .not.toBe(readFileSync(join(folder, 'cert.pem'), 'utf8'));
    writeFileSync(join(folder, 'cert.pem'), await fileFor(world, /^Your-Name\.pem$/));
    const { output } = await docker('node', 'ls', '--format', '{{.Hostname}} {{.Status}} {{.ManagerStatus}}');
    expect(output.match(/ Ready /g)).toHaveLength(5);
    expect(output.match(/Leader|Reachable/g)).toHaveLength(3);
  });

  it('runs the book’s container, which reaches another server', async () => {
    const [other = ''] = await addressesOf('worker');
    const { output } = await docker('run', '--rm', 'cirros:latest', 'ping', '-c', '4', other);
    expect(output).toContain('4 packets received');
  });

  it('spreads a service over all nodes', async () => {
    const made = await docker(
      ...['service', 'create', '--quiet', '--detach=false', '--name', 'web', '--replicas', '5'],
      ...['--replicas-max-per-node', '2', 'cirros:latest', 'sleep', '3600'],
    );
    expect(made.status).toBe(0);
    expect(new Set(await hostsOf('web')).size).toBe(5);
  });

  it('grows by a node, which joins by itself', async () => {
    const { ann, channel } = world;
    const before = (await nodes()).map(({ host }) => host);
    await ann.say(channel, '/magnum cluster-update gst-swarm replace node_count=3');
    await seen(ann, channel, /^Cluster gst-swarm is updated$/, patience);
    await expect.poll(async () => (await nodes()).filter(isWorker).length, { timeout: 60_000 }).toBe(3);
    added = (await nodes()).find(({ host }) => !before.includes(host))?.host ?? '';
  });

  it('gives the new node work as well, and the others more', async () => {
    const more = await docker(
      ...['service', 'create', '--quiet', '--detach=false', '--name', 'more', '--replicas', '2'],
      ...['--constraint', `node.hostname!=${added}`, '--constraint', 'node.role==worker'],
      ...['--replicas-max-per-node', '1', 'cirros:latest', 'sleep', '3600'],
    );
    expect(more.status, more.output).toBe(0);
    const scaled = await docker('service', 'scale', '--detach=false', 'web=6');
    expect(scaled.status, scaled.output).toBe(0);
    expect(await hostsOf('web')).toContain(added);
    expect(await hostsOf('more')).not.toContain(added);
  });

  it('shrinks by the node with the least to do, named before it goes, whose containers move first', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '/magnum cluster-update gst-swarm replace node_count=2');
    const question = await seen(ann, channel, /^Scale gst-swarm down to 2 nodes\?$/, 60_000);
    expect(question.text).toContain(added);
    await ann.press('Scale down', question);
    // All six run elsewhere, and the server is still there.
    await expect
      .poll(
        async () => {
          const hosts = await hostsOf('web');
          return hosts.length === 6 && !hosts.includes(added) && guestsOf(/^gst-swarm-/).length;
        },
        { timeout: patience, interval: 200 },
      )
      .toBe(6);
    await ann.until(
      'the third UPDATE_COMPLETE, after the new authority and the growth',
      () => ann.messages(channel).filter(({ title }) => title === 'UPDATE_COMPLETE · gst-swarm').length === 3,
      patience,
    );
    await expect
      .poll(async () => (await nodes()).map(({ host }) => host), { timeout: 120_000 })
      .not.toContain(added);
    expect((await hostsOf('web')).length).toBe(6);
  });

  it('is gone without a trace when it is deleted', async () => {
    await letGo(world, 'gst-swarm');
    await isGone(world, 'gst-swarm');
  });

  interface Node {
    readonly host: string;
    readonly manager: string;
  }
  const isWorker = ({ manager }: Node) => manager === '';

  async function nodes(): Promise<Node[]> {
    const { output } = await docker('node', 'ls', '--format', '{{.Hostname}},{{.ManagerStatus}}');
    return lines(output).map((line) => {
      const [host = '', manager = ''] = line.split(',');
      return { host, manager };
    });
  }

  async function hostsOf(service: string): Promise<string[]> {
    const { output } = await docker(
      ...[
        'service',
        'ps',
        service,
        '--filter',
        'desired-state=running',
        '--format',
        '{{.Node}} {{.CurrentState}}',
      ],
    );
    return lines(output).flatMap((line) => (/ Running/.test(line) ? [line.split(' ')[0] ?? ''] : []));
  }

  async function addressesOf(role: 'worker'): Promise<string[]> {
    const { output } = await docker('node', 'ls', '--quiet', '--filter', `role=${role}`);
    const inspected = await docker('node', 'inspect', '--format', '{{.Status.Addr}}', ...lines(output));
    return lines(inspected.output);
  }
});

const lines = (text: string) => text.split('\n').filter((line) => line !== '');
