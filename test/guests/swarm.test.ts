import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenSsl, openOpenssl } from '../engine/certificates/openssl.js';
import { seen, type World } from '../scenario/world.js';
import { askFor, authorityOf, isGone, isReady, letGo, reasonOf, signedFor } from './clusters.js';
import { dockerOf } from './docker.js';
import { type Guest, guestsOf, imageRoot } from './guest.js';
import { type Internet, startInternet } from './internet.js';
import { proxyPort, startGuestWorld } from './world.js';

/** Swarm of old: Docker over TLS and etcd are real, the image `swarm`, which no registry gives guests, is a stand-in. */
describe('a classic Swarm of real guests', () => {
  let world: World;
  let openssl: OpenSsl;
  let folder: string;
  let internet: Internet;
  const image = '--coe swarm --image Fedora-Atomic-26 --docker-storage-driver overlay2';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'swarm-'));
    openssl = openOpenssl();
    internet = await startInternet(openssl, imageRoot, proxyPort);
    world = await startGuestWorld(openssl.write('internet.pem', internet.authority));
    const proxies = `--http-proxy ${internet.proxy} --https-proxy ${internet.proxy}`;
    await askFor(
      world,
      'gst-cs',
      `${image} ${proxies} --master-lb-enabled --insecure-registry registry.example:5000`,
      '--master-count 3 --node-count 1',
    );
    await askFor(world, 'gst-cx', `${image} --network-driver flannel`);
    await askFor(world, 'gst-cy', image);
  });
  afterAll(async () => {
    await world?.stop();
    internet?.close();
    openssl?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const all = () => guestsOf(/^gst-cs-/);
  const masters = () => all().filter(({ name }) => name.includes('-master-'));

  it('is complete when every server has signalled', async () => {
    await isReady(world, 'gst-cs');
    expect([masters().length, all().length]).toEqual([3, 4]);
  });

  it('has the authority that chat shows, and certificates with the names by which each server is reached', async () => {
    const authority = new X509Certificate(await authorityOf(world, 'gst-cs'));
    await world.ann.say(world.channel, '/magnum cluster-show gst-cs');
    const card = await seen(world.ann, world.channel, /^Cluster gst-cs$/);
    const api = /tcp:\/\/([\d.]+):2376/.exec(card.text)?.[1] ?? '';
    for (const guest of all()) {
      expect(new X509Certificate(text(guest, '/etc/docker/ca.crt')).fingerprint256).toBe(
        authority.fingerprint256,
      );
      const own = new X509Certificate(text(guest, '/etc/docker/server.crt'));
      const verified = await guest.run(
        'openssl',
        'verify',
        '-CAfile',
        '/etc/docker/ca.crt',
        '/etc/docker/server.crt',
      );
      expect(verified.output).toContain('/etc/docker/server.crt: OK');
      const addresses = [
        ...guest.addresses,
        guest.floating,
        '127.0.0.1',
        ...(guest.name.includes('-master-') ? [api] : []),
      ];
      expect((own.subjectAltName ?? '').split(', '), guest.name).toEqual(
        expect.arrayContaining([...addresses.map((one) => `IP Address:${one}`), `DNS:${guest.name}`]),
      );
      expect(guest.mode('/etc/docker/server.key')).toBe(0o600);
      expect(guest.mode('/etc/sysconfig/heat-params')).toBe(0o600);
    }
    for (const guest of masters()) {
      const { output } = await guest.run('stat', '-c', '%a %U %G', '/etc/etcd/certs/server.key');
      expect(output).toBe('640 root etcd\n');
    }
  });

  it('has one etcd of all masters over TLS, in which managers and workers find each other', async () => {
    for (const guest of masters()) {
      const tls = [
        '--cacert',
        '/etc/docker/ca.crt',
        '--cert',
        '/etc/docker/server.crt',
        '--key',
        '/etc/docker/server.key',
      ];
      const url = `https://${guest.addresses[0]}:2379/v2/members`;
      const { output } = await guest.run('curl', '-s', '--noproxy', '*', ...tls, url);
      expect(JSON.parse(output).members, output).toHaveLength(3);
      const without = await guest.run('curl', '-s', '--noproxy', '*', '--cacert', '/etc/docker/ca.crt', url);
      expect(without.status).not.toBe(0);
    }
  });

  it('has units that systemd finds nothing wrong with, and that run', async () => {
    for (const guest of all()) {
      const unit = guest.name.includes('-master-') ? 'swarm-manager' : 'swarm-agent';
      const verified = await guest.run('systemd-analyze', 'verify', `/etc/systemd/system/${unit}.service`);
      expect(verified.output.split('\n').filter((line) => line.includes(unit))).toEqual([]);
      expect((await guest.run('systemctl', 'is-active', 'docker', unit)).output).toBe('active\nactive\n');
      expect((await guest.run('systemctl', 'is-enabled', 'docker', unit)).output).toBe('enabled\nenabled\n');
    }
  });

  it('runs the manager and the agents with the places and certificates of this cluster', async () => {
    for (const guest of all()) {
      const role = guest.name.includes('-master-') ? 'manager' : 'agent';
      const { output } = await guest.run(
        'docker',
        'inspect',
        '--format',
        '{{.State.Running}} {{.Args}}',
        `swarm-${role}`,
      );
      expect(output).toMatch(/^true /);
      if (role === 'manager') expect(output).toContain(`--advertise ${guest.addresses[0]}:2376`);
      else expect(output).toContain(`join --addr ${guest.addresses[0]}:2375`);
      expect(output).toMatch(/etcd:\/\/[\d.,:]+\/v2\/keys\/swarm\//);
    }
  });

  it('has Docker open to a certificate that was signed in chat, and to nobody without', async () => {
    const { key, certificate } = await signedFor(world, openssl, 'gst-cs', ['CN=Your Name']);
    writeFileSync(join(folder, 'key.pem'), key, { mode: 0o600 });
    writeFileSync(join(folder, 'cert.pem'), certificate);
    writeFileSync(join(folder, 'ca.pem'), await authorityOf(world, 'gst-cs'));
    for (const guest of all()) {
      const address = `tcp://${guest.floating}:2375`;
      const info = await dockerOf(address, folder)(
        'info',
        '--format',
        '{{.Name}} {{.Driver}} {{.RegistryConfig.IndexConfigs}}',
      );
      expect(info.output, guest.name).toContain('overlay2');
      expect(info.output).toContain('registry.example:5000');
      expect((await dockerOf(address, null)('info')).status).not.toBe(0);
    }
  });

  it('runs the book’s container', async () => {
    const [first, second] = all();
    if (!first || !second) return expect.unreachable();
    const { output } = await dockerOf(
      `tcp://${first.floating}:2375`,
      folder,
    )(...['run', '--rm', 'cirros:latest', 'ping', '-c', '4', second.addresses[0] ?? '']);
    expect(output).toContain('4 packets received');
  });

  it('shows the words of servers that fail', async () => {
    expect(await reasonOf(world, 'gst-cx')).toMatch(
      /gst-cx-\w+-(master|node)-0: The image has no flannel; Fedora Atomic up to release 26 does/,
    );
    expect(await reasonOf(world, 'gst-cy')).toMatch(
      /gst-cy-\w+-(master|node)-0: Could not pull the image swarm:1\.2\.5/,
    );
  });

  it('is gone without a trace when it is deleted', async () => {
    for (const name of ['gst-cs', 'gst-cx', 'gst-cy']) await letGo(world, name);
    for (const name of ['gst-cs', 'gst-cx', 'gst-cy']) await isGone(world, name);
  });
});

const text = (guest: Guest, path: string) =>
  guest.read(path) ?? expect.unreachable(`${guest.name} has no ${path}`);
