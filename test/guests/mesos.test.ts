import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type OpenSsl, openOpenssl } from '../engine/certificates/openssl.js';
import { seen, type World } from '../scenario/world.js';
import { askFor, isGone, isReady, letGo } from './clusters.js';
import { type Guest, guestsOf, imageRoot } from './guest.js';
import { type Internet, startInternet } from './internet.js';
import { proxyPort, startGuestWorld } from './world.js';

/** Both without TLS, as with Magnum: so every guest's own word is asked for, over its floating address or inside of it. */
describe('Mesos and DC/OS in real guests', () => {
  let world: World;
  let openssl: OpenSsl;
  let internet: Internet;

  beforeAll(async () => {
    openssl = openOpenssl();
    internet = await startInternet(openssl, imageRoot, proxyPort);
    world = await startGuestWorld();
    await askFor(
      world,
      'gst-me',
      `--coe mesos --image ubuntu-mesos --master-lb-enabled --http-proxy ${internet.proxy} --insecure-registry registry.example:5000 --docker-volume-size 1 --labels docker_volume_type=fake,mesos_slave_isolation=docker/runtime,mesos_slave_work_dir=/var/lib/slave`,
      '--master-count 3 --node-count 2',
    );
    await askFor(
      world,
      'gst-dc',
      '--coe dcos --image centos-dcos --insecure-registry registry.example:5000 --docker-volume-size 1 --labels docker_volume_type=fake,oauth_enabled=false',
      '--node-count 2',
    );
  });
  afterAll(async () => {
    await world?.stop();
    internet?.close();
    openssl?.remove();
  });

  /** ZooKeeper is Debian's; mesos-master, mesos-slave and marathon are stand-ins, which find each other by it. */
  describe('Mesos on Ubuntu', () => {
    const ofRole = (role: 'master' | 'node') => guestsOf(new RegExp(`^gst-me-\\w+-${role}-`));

    it('is complete when every server has signalled', async () => {
      await isReady(world, 'gst-me');
      expect([ofRole('master').length, ofRole('node').length]).toEqual([3, 2]);
    });

    it('has one ZooKeeper of all masters', async () => {
      const modes = await Promise.all(
        ofRole('master').map(async (guest) => {
          const { output } = await guest.run('sh', '-c', 'echo srvr | nc -N 127.0.0.1 2181');
          return /^Mode: (\w+)$/m.exec(output)?.[1] ?? output;
        }),
      );
      expect(modes.sort()).toEqual(['follower', 'follower', 'leader']);
    });

    it('has given the masters and Marathon their settings', async () => {
      const zookeeper = ofRole('master').map((guest) => `${guest.addresses[0]}:2181`);
      for (const guest of ofRole('master')) {
        const { flags } = Flags.parse(await ask(guest, 5050, 'flags'));
        expect(flags).toMatchObject({
          ip: guest.addresses[0],
          hostname: guest.floating,
          quorum: '2',
          cluster: 'gst-me',
        });
        expect(new Set(/^zk:\/\/(.*)\/mesos$/.exec(flags.zk ?? '')?.[1]?.split(','))).toEqual(
          new Set(zookeeper),
        );
        expect(Flags.parse(await ask(guest, 8080, 'flags')).flags).toMatchObject({
          hostname: guest.floating,
          master: flags.zk,
        });
      }
    });

    it('has all slaves and every Marathon with the one master that leads', async () => {
      const hosts = async (of: 'slaves' | 'frameworks') => {
        const told = await Promise.all(
          ofRole('master').map(async (guest) => Hosts.parse(await ask(guest, 5050, of))),
        );
        return told
          .map((one) => (one[of] ?? []).map(({ hostname }) => hostname).sort())
          .filter((one) => one.length > 0);
      };
      const floating = (role: 'master' | 'node') =>
        ofRole(role)
          .map((guest) => guest.floating)
          .sort();
      expect(await hosts('slaves')).toEqual([floating('node')]);
      // No script waits for Marathon.
      await expect.poll(() => hosts('frameworks'), { timeout: 60_000 }).toEqual([floating('master')]);
    });

    it('has given the slaves what the labels say, and Docker the proxy', async () => {
      for (const guest of ofRole('node')) {
        expect(Flags.parse(await ask(guest, 5051, 'flags')).flags).toMatchObject({
          ip: guest.addresses[0],
          hostname: guest.floating,
          containerizers: 'docker,mesos',
          isolation: 'docker/runtime',
          work_dir: '/var/lib/slave',
        });
        const { output } = await guest.run('systemctl', 'show', 'docker', '--property', 'Environment');
        expect(output).toContain(`HTTP_PROXY=${internet.proxy}`);
      }
    });

    it('has Docker of the slaves on the volume that was asked for, and told of the registry without TLS', async () => {
      for (const guest of ofRole('node')) {
        expect(await placeOfDocker(guest), guest.name).toMatch(/^\/dev\/\S+ +xfs$/m);
        expect(await insecureRegistries(guest), guest.name).toContain('registry.example:5000');
      }
      for (const guest of ofRole('master'))
        expect(await placeOfDocker(guest), guest.name).not.toMatch(/xfs$/m);
    });

    it('runs what each role runs, also after a start, and nothing of the other', async () => {
      const ofMasters = ['zookeeper', 'mesos-master', 'marathon'];
      const states = async (guest: Guest, question: string, services: readonly string[]) => [
        ...new Set(lines((await guest.run('systemctl', question, ...services)).output)),
      ];
      for (const guest of ofRole('master')) {
        expect(await states(guest, 'is-active', ofMasters)).toEqual(['active']);
        expect(await states(guest, 'is-enabled', ['mesos-master', 'marathon'])).toEqual(['enabled']);
        expect(await states(guest, 'is-active', ['mesos-slave'])).toEqual(['inactive']);
        expect(guest.mode('/etc/sysconfig/heat-params')).toBe(0o600);
      }
      for (const guest of ofRole('node')) {
        expect(await states(guest, 'is-active', ['mesos-slave', 'docker'])).toEqual(['active']);
        expect(await states(guest, 'is-enabled', ['mesos-slave', 'docker'])).toEqual(['enabled']);
        expect(await states(guest, 'is-active', ofMasters)).toEqual(['inactive']);
      }
    });
  });

  /** The installer is a stand-in that checks its settings; what runs before it, and what it is told, is not. */
  describe('DC/OS on CentOS', () => {
    const all = () => guestsOf(/^gst-dc-/);
    const masters = () => all().filter(({ name }) => name.includes('-master-'));

    it('is complete when every server has signalled', async () => {
      await isReady(world, 'gst-dc');
      expect([masters().length, all().length]).toEqual([1, 3]);
      await world.ann.say(world.channel, '/magnum cluster-show gst-dc');
      const card = await seen(world.ann, world.channel, /^Cluster gst-dc$/);
      for (const guest of all()) expect(card.text).toContain(guest.floating);
    });

    it('has told the installer of each server who the masters are and what the labels say', async () => {
      const addresses = masters().flatMap((guest) => guest.addresses);
      for (const guest of all()) {
        const settings: unknown = JSON.parse(guest.read('/opt/mesosphere/etc/settings.json') ?? '{}');
        expect(settings, guest.name).toMatchObject({
          address: guest.addresses[0],
          cluster_name: 'gst-dc',
          master_discovery: 'static',
          oauth_enabled: false,
        });
        const told = z.object({ master_list: z.array(z.string()) }).parse(settings);
        expect(told.master_list.sort(), guest.name).toEqual(addresses.sort());
        expect(guest.read('/opt/dcos-install/genconf/config.yaml')).toBeNull();
      }
    });

    it('runs as the role that each server has, on the volume that was asked for', async () => {
      for (const guest of all()) {
        const role = masters().some(({ name }) => name === guest.name) ? 'master' : 'slave';
        const unit = await guest.run('systemctl', 'is-active', 'docker', `dcos-mesos-${role}`);
        expect(unit.output, guest.name).toBe('active\nactive\n');
        expect(await placeOfDocker(guest), guest.name).toMatch(/^\/dev\/\S+ +xfs$/m);
        expect(await insecureRegistries(guest), guest.name).toContain('registry.example:5000');
        expect(guest.read('/etc/selinux/config')).toMatch(/^SELINUX=permissive$/m);
      }
    });
  });

  it('are gone without a trace when they are deleted', async () => {
    for (const name of ['gst-me', 'gst-dc']) await letGo(world, name);
    for (const name of ['gst-me', 'gst-dc']) await isGone(world, name);
  });
});

const Flags = z.object({ flags: z.record(z.string(), z.string()) });
const Hosts = z.record(z.string(), z.array(z.object({ hostname: z.string() })));
/** Device and file system of Docker's folder, where it has one of its own. */
const placeOfDocker = async (guest: Guest) =>
  (await guest.run('findmnt', '--noheadings', '--output', 'SOURCE,FSTYPE', '/var/lib/docker')).output;
const insecureRegistries = async (guest: Guest) =>
  (await guest.run('docker', 'info', '--format', '{{.RegistryConfig.IndexConfigs}}')).output;
const lines = (text: string) => text.trim().split('\n');

async function ask(guest: Guest, port: number, what: string): Promise<unknown> {
  return (await fetch(`http://${guest.floating}:${port}/${what}`)).json();
}
