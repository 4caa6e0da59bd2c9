import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realEnvironment } from '../contract/real-cloud.js';
import { type OpenSsl, openOpenssl } from '../engine/certificates/openssl.js';
import { fileFor, openForm } from '../scenario/signing.js';
import { chatServers, seen, startWorld, type World } from '../scenario/world.js';
import { dockerOf } from './docker.js';

/** Guests reach this machine at this port of their own 127.0.0.1: `run.sh` forwards it. */
const port = '18099';
const patience = 300_000;

const env = {
  ...realEnvironment('demo'),
  PORT: port,
  MAGNUM_API_URL: `http://127.0.0.1:${port}/v1`,
  TRUSTEE_DOMAIN_NAME: 'magnum',
  TRUSTEE_DOMAIN_ADMIN_NAME: 'magnum_domain_admin',
  TRUSTEE_DOMAIN_ADMIN_PASSWORD: 'secret',
  POLL_SECONDS: '1',
};

/** Swarm mode on a real Debian: its guest scripts run in real systems, and the last lines of the book work from here. */
describe('a swarm of real Debian guests', () => {
  let world: World;
  let openssl: OpenSsl;
  let folder: string;
  let docker: ReturnType<typeof dockerOf>;
  let address = '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'swarm-'));
    openssl = openOpenssl();
    world = await startWorld(chatServers['Slack in Socket Mode'], env);
  });
  afterAll(async () => {
    await world?.stop();
    openssl?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it('forms, with three managers and two workers', async () => {
    const { ann, channel } = world;
    await ann.say(
      channel,
      '/magnum cluster-template-create gst-debian --image debian-12-test --keypair testkey --external-network public --flavor m1.small --coe swarm-mode --master-lb-enabled',
    );
    await seen(ann, channel, /^Cluster template gst-debian created$/);
    await ann.say(
      channel,
      '/magnum cluster-create gst-swarm --cluster-template gst-debian --master-count 3 --node-count 2',
    );
    await seen(ann, channel, /^Cluster gst-swarm is ready$/, patience);
    await ann.say(channel, '/magnum cluster-show gst-swarm');
    const card = await seen(ann, channel, /^Cluster gst-swarm$/);
    address = /tcp:\/\/[\d.]+:2375/.exec(card.text)?.[0] ?? '';
    expect(address).not.toBe('');
  });

  it('opens its door to a certificate that was signed in chat', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '/magnum ca-show gst-swarm');
    await seen(ann, channel, /^Certificate authority of gst-swarm$/);
    writeFileSync(join(folder, 'ca.pem'), await fileFor(world, /-ca\.pem$/));
    openssl.run('genrsa', '-out', 'key.pem', '2048');
    openssl.write(
      'client.conf',
      '[req]\ndistinguished_name=dn\nreq_extensions=ext\nprompt=no\n[dn]\nCN=Your Name\n[ext]\nextendedKeyUsage=clientAuth\n',
    );
    openssl.run('req', '-new', '-config', 'client.conf', '-key', 'key.pem', '-out', 'client.csr');
    await openForm(world, '/magnum ca-sign gst-swarm');
    await ann.fill({ csr: openssl.read('client.csr') });
    await seen(ann, channel, /^Certificate for Your Name$/);
    writeFileSync(join(folder, 'cert.pem'), await fileFor(world, /^Your-Name\.pem$/));
    writeFileSync(join(folder, 'key.pem'), openssl.read('key.pem'), { mode: 0o600 });
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

  it('runs the book’s container', async () => {
    const { output } = await docker('run', '--rm', 'cirros:latest', 'ping', '-c', '4', '127.0.0.1');
    expect(output).toContain('4 packets received');
  });
});
