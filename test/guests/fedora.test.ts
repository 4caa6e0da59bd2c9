import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenSsl, openOpenssl } from '../engine/certificates/openssl.js';
import { seen, type World } from '../scenario/world.js';
import { askFor, authorityOf, isGone, isReady, letGo, signedFor } from './clusters.js';
import { dockerOf } from './docker.js';
import { guestsOf } from './guest.js';
import { startGuestWorld } from './world.js';

/** Swarm mode where the user data are Ignition, and where Docker's options are in files below /etc/sysconfig. */
const kinds = [
  { distro: 'Fedora CoreOS', name: 'gst-mf', image: 'fedora-coreos-test' },
  { distro: 'Fedora Atomic', name: 'gst-ma', image: 'Fedora-Atomic-26' },
];

describe('swarm mode in guests that are laid out as Fedora is', () => {
  let world: World;
  let openssl: OpenSsl;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'fedora-'));
    openssl = openOpenssl();
    world = await startGuestWorld();
    for (const { name, image } of kinds)
      await askFor(
        world,
        name,
        `--coe swarm-mode --image ${image} --docker-volume-size 1 --labels docker_volume_type=fake`,
        '--node-count 1',
      );
  });
  afterAll(async () => {
    await world?.stop();
    openssl?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(kinds)('forms on $distro, and its door opens to who has a certificate', async ({ name }) => {
    await isReady(world, name);
    await world.ann.say(world.channel, `/magnum cluster-show ${name}`);
    const card = await seen(world.ann, world.channel, new RegExp(`^Cluster ${name}$`));
    const address = /tcp:\/\/[\d.]+:2375/.exec(card.text)?.[0] ?? '';
    writeFileSync(join(folder, 'ca.pem'), await authorityOf(world, name));
    const { key, certificate } = await signedFor(world, openssl, name, ['CN=Your Name']);
    writeFileSync(join(folder, 'cert.pem'), certificate);
    writeFileSync(join(folder, 'key.pem'), key, { mode: 0o600 });
    const docker = dockerOf(address, folder);
    const nodes = await docker('node', 'ls', '--format', '{{.Hostname}} {{.Status}}');
    expect(nodes.output.trim().split('\n'), nodes.output).toEqual([
      expect.stringMatching(/ Ready$/),
      expect.stringMatching(/ Ready$/),
    ]);
    expect((await dockerOf(address, null)('node', 'ls')).status).not.toBe(0);
    for (const guest of guestsOf(new RegExp(`^${name}-`))) {
      const mounted = await guest.run(
        'findmnt',
        '--noheadings',
        '--output',
        'SOURCE,FSTYPE',
        '/var/lib/docker',
      );
      expect(mounted.output, guest.name).toMatch(/^\/dev\/\S+ +xfs$/m);
      await expect
        .poll(async () => (await guest.run('systemctl', 'is-active', 'magnum-upgrade.timer')).output, {
          timeout: 120_000,
        })
        .toBe('active\n');
    }
  });

  it('is gone without a trace when it is deleted', async () => {
    for (const { name } of kinds) await letGo(world, name);
    for (const { name } of kinds) await isGone(world, name);
  });
});
