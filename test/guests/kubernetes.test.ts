import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { type OpenSsl, openOpenssl } from '../engine/certificates/openssl.js';
import { fileFor } from '../scenario/signing.js';
import { seen, type World } from '../scenario/world.js';
import { askFor, authorityOf, isGone, isReady, letGo, signedFor } from './clusters.js';
import { type Guest, guestsOf, imageRoot, said } from './guest.js';
import { type Internet, startInternet } from './internet.js';
import { patience, proxyPort, startGuestWorld } from './world.js';

const pki = '/etc/kubernetes/pki';
const kubectl = join(imageRoot, 'usr/bin/kubectl');

/** What each cluster is made of; three are made at once. */
const kinds = [
  {
    distro: 'Debian',
    name: 'gst-kd',
    masters: 1,
    template:
      '--image debian-12-test --volume-driver cinder --labels prometheus_monitoring=true,grafana_admin_passwd=opensesame',
    deployments: ['coredns', 'cinder-csi-controller', 'prometheus', 'grafana'],
    daemons: ['flannel', 'openstack-cloud-controller-manager', 'cinder-csi-node', 'node-exporter'],
  },
  {
    distro: 'Fedora CoreOS',
    name: 'gst-kf',
    masters: 3,
    template:
      '--image fedora-coreos-test --master-lb-enabled --docker-volume-size 2 --labels docker_volume_type=fake',
    deployments: ['coredns'],
    daemons: ['flannel'],
  },
  {
    distro: 'Fedora Atomic',
    name: 'gst-ka',
    masters: 1,
    template: '--image Fedora-Atomic-26 --insecure-registry registry.example:5000 --registry-enabled',
    deployments: ['coredns'],
    daemons: ['flannel'],
  },
] as const;

/**
 * Kubernetes' guest scripts in real systems, to the cluster's being complete. Programs come by a proxy from stand-ins for the
 * places of their releases: kubelet, kubeadm and the API server stand in for the real ones, kubectl, etcd, containerd and runc
 * are Debian's.
 */
describe('Kubernetes in real guests', () => {
  let world: World;
  let openssl: OpenSsl;
  let folder: string;
  let internet: Internet;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kubernetes-'));
    openssl = openOpenssl();
    internet = await startInternet(openssl, imageRoot, proxyPort);
    world = await startGuestWorld(openssl.write('internet.pem', internet.authority));
    const proxies = `--http-proxy ${internet.proxy} --https-proxy ${internet.proxy}`;
    for (const { name, masters, template } of kinds)
      await askFor(
        world,
        name,
        `--coe kubernetes ${template} ${proxies}`,
        `--master-count ${masters} --node-count 1`,
      );
  });
  afterAll(async () => {
    await world?.stop();
    internet?.close();
    openssl?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  describe.each(kinds)('on $distro', ({ name, masters, deployments, daemons }) => {
    const all = () => guestsOf(new RegExp(`^${name}-`));
    const ofRole = (role: string) => all().filter((one) => one.name.includes(`-${role}-`));
    /** The first master's own view of the API. */
    const view = async (...args: string[]) => {
      const [first] = ofRole('master');
      const { status, output } = await inside(
        first,
        'kubectl',
        '--kubeconfig',
        '/etc/kubernetes/admin.conf',
        ...args,
      );
      expect(status, output).toBe(0);
      return output.trim().split('\n');
    };

    it('is complete when every server has signalled', async () => {
      await isReady(world, name);
      expect([ofRole('master').length, ofRole('node').length]).toEqual([masters, 1]);
    });

    it('has the authority that chat shows, and no authority’s key, on every server', async () => {
      const authority = new X509Certificate(await authorityOf(world, name));
      for (const guest of all()) {
        expect(new X509Certificate(text(guest, `${pki}/ca.crt`)).fingerprint256, guest.name).toBe(
          authority.fingerprint256,
        );
        expect(guest.read(`${pki}/ca.key`), guest.name).toBeNull();
        expect(guest.read(`${pki}/etcd/ca.key`), guest.name).toBeNull();
      }
    });

    it('has certificates with the names by which each server is reached, and keys for root alone', async () => {
      await world.ann.say(world.channel, `/magnum cluster-show ${name}`);
      const card = await seen(world.ann, world.channel, new RegExp(`^Cluster ${name}$`));
      const api = /https:\/\/([\d.]+):6443/.exec(card.text)?.[1] ?? '';
      for (const guest of ofRole('master')) {
        const named = namesIn(guest, 'apiserver');
        const addresses = [...guest.addresses, guest.floating, api, '127.0.0.1', '10.254.0.1'];
        expect(named, guest.name).toEqual(
          expect.arrayContaining([
            ...addresses.map((address) => `IP Address:${address}`),
            ...['localhost', guestName(guest), 'kubernetes', 'kubernetes.default.svc.cluster.local'].map(
              (dns) => `DNS:${dns}`,
            ),
          ]),
        );
        for (const etcd of ['etcd/server', 'etcd/peer'])
          expect(namesIn(guest, etcd)).toEqual(expect.arrayContaining([`IP Address:${guest.addresses[0]}`]));
        await isSignedBy(guest, 'ca', [
          'apiserver',
          'apiserver-kubelet-client',
          'admin',
          'kubelet',
          'kube-proxy',
          'scheduler',
        ]);
        await isSignedBy(guest, 'etcd/ca', ['etcd/server', 'etcd/peer', 'apiserver-etcd-client']);
        await isSignedBy(guest, 'front-proxy-ca', ['front-proxy-client']);
      }
      for (const guest of all()) {
        const subject = new X509Certificate(text(guest, `${pki}/kubelet.crt`)).subject;
        expect(subject).toBe(`O=system:nodes\nCN=system:node:${guestName(guest)}`);
        const keys = (await inside(guest, 'find', pki, '-name', '*.key', '-printf', '%m %U\\n')).output;
        expect(new Set(lines(keys))).toEqual(new Set(['600 0']));
        expect(guest.mode('/etc/sysconfig/heat-params')).toBe(0o600);
        expect(guest.mode('/etc/kubernetes/kubelet.conf')).toBe(0o600);
      }
    });

    it('has units that systemd finds nothing wrong with, and that run', async () => {
      for (const guest of all()) {
        const units = [
          'containerd.service',
          'kubelet.service',
          'magnum-upgrade.service',
          'magnum-upgrade.timer',
        ];
        const verified = await inside(
          guest,
          'systemd-analyze',
          'verify',
          ...units.map((unit) => `/etc/systemd/system/${unit}`),
        );
        const own = lines(verified.output).filter((line) => units.some((unit) => line.includes(unit)));
        expect(own, guest.name).toEqual([]);
        // The timer is started when Heat has been told that the server is ready.
        const services = ['containerd', 'kubelet', 'magnum-upgrade.timer'];
        const states = async (question: string) =>
          (await inside(guest, 'systemctl', question, ...services)).output;
        await expect.poll(() => states('is-active'), { timeout: 120_000 }).toBe('active\nactive\nactive\n');
        expect(await states('is-enabled'), guest.name).toBe('enabled\nenabled\nenabled\n');
      }
    });

    it('has one etcd of all masters, which none without a certificate of its authority may ask', async () => {
      for (const guest of ofRole('master')) {
        const ask = (...flags: string[]) =>
          inside(
            guest,
            'curl',
            '-s',
            '--noproxy',
            '*',
            '-d',
            '{}',
            ...flags,
            'https://127.0.0.1:2379/v3/cluster/member/list',
          );
        const { output } = await ask(
          ...['--cacert', `${pki}/etcd/ca.crt`, '--cert', `${pki}/apiserver-etcd-client.crt`],
          ...['--key', `${pki}/apiserver-etcd-client.key`],
        );
        expect(Members.parse(JSON.parse(output)).members).toHaveLength(masters);
        // Who may use the API may not read etcd by that.
        const byAdmin = await ask(
          '--cacert',
          `${pki}/etcd/ca.crt`,
          '--cert',
          `${pki}/admin.crt`,
          '--key',
          `${pki}/admin.key`,
        );
        expect(byAdmin.status).not.toBe(0);
      }
    });

    it('signs service accounts’ tokens with one key on all masters', () => {
      const keys = ofRole('master').map((guest) => text(guest, `${pki}/sa.key`));
      expect(new Set(keys).size).toBe(1);
    });

    it('has every server as a node of the API, masters marked as such', async () => {
      expect((await view('get', 'nodes', '-o', 'name')).sort()).toEqual(
        all()
          .map((one) => `node/${guestName(one)}`)
          .sort(),
      );
      const marked = await view(
        'get',
        'nodes',
        '-o',
        'jsonpath={range .items[*]}{.metadata.name} {.metadata.labels}{"\\n"}{end}',
      );
      const masterNames = marked
        .filter((line) => line.includes('control-plane'))
        .map((line) => line.split(' ')[0]);
      expect(masterNames.sort()).toEqual(ofRole('master').map(guestName).sort());
    });

    it('has given the API what runs in pods', async () => {
      const names = async (kind: string) =>
        (
          await view(
            'get',
            kind,
            '--all-namespaces',
            '-o',
            'jsonpath={range .items[*]}{.metadata.name}{"\\n"}{end}',
          )
        ).filter(Boolean);
      expect((await names('deployments')).sort()).toEqual([...deployments].sort());
      expect((await names('daemonsets')).sort()).toEqual([...daemons].sort());
    });

    it('opens its door to a certificate that was signed in chat, and to no other', async () => {
      const { ann, channel } = world;
      const { key, certificate } = await signedFor(world, openssl, name, ['O=system:masters', 'CN=admin']);
      writeFileSync(join(folder, `${name}-key.pem`), key, { mode: 0o600 });
      writeFileSync(join(folder, `${name}-cert.pem`), certificate);
      await ann.say(channel, `/magnum cluster-config ${name}`);
      await seen(ann, channel, new RegExp(`^How to connect to ${name}$`));
      const config = join(folder, `${name}.kubeconfig`);
      writeFileSync(config, await fileFor(world, new RegExp(`^${name}\\.kubeconfig$`)));
      const asked = await said(kubectl, ['--kubeconfig', config, 'get', 'nodes', '-o', 'name'], {
        HOME: folder,
      });
      expect(lines(asked.output).length, asked.output).toBe(masters + 1);

      writeFileSync(config, withoutUser(config));
      const { status, output } = await said(kubectl, ['--kubeconfig', config, 'get', 'nodes', '-o', 'name'], {
        HOME: folder,
      });
      expect([status, output]).toEqual([1, expect.stringContaining('(Unauthorized)')]);
    });
  });

  it('puts containers on the volume that was asked for', async () => {
    expect(guestsOf(/^gst-kf-/)).toHaveLength(4);
    for (const guest of guestsOf(/^gst-kf-/)) {
      const { output } = await inside(
        guest,
        'findmnt',
        '--noheadings',
        '--output',
        'SOURCE,FSTYPE',
        '/var/lib/containerd',
      );
      expect(output, guest.name).toMatch(/^\/dev\/\S+ +xfs$/m);
    }
  });

  it('has an insecure registry asked without TLS', () => {
    expect(guestsOf(/^gst-ka-/)).toHaveLength(2);
    for (const guest of guestsOf(/^gst-ka-/))
      expect(guest.read('/etc/containerd/certs.d/registry.example:5000/hosts.toml')).toContain(
        'server = "http://registry.example:5000"',
      );
  });

  it('has a registry of its own on every server, which logs in by what root alone reads', async () => {
    expect(guestsOf(/^gst-ka-/)).toHaveLength(2);
    for (const guest of guestsOf(/^gst-ka-/)) {
      expect(guest.read('/etc/containerd/certs.d/localhost:5000/hosts.toml')).toContain(
        'server = "http://localhost:5000"',
      );
      const settings = RegistrySettings.parse(parse(text(guest, '/etc/registry/config.yml')));
      expect(settings.http.addr).toBe('127.0.0.1:5000');
      const { authurl, username, domain, trustid } = settings.storage.swift;
      expect([authurl, domain, username !== '', trustid !== '']).toEqual([
        'http://127.0.0.1:5000/v3',
        'magnum',
        true,
        true,
      ]);
      expect([guest.mode('/etc/registry'), guest.mode('/etc/registry/config.yml')]).toEqual([0o700, 0o600]);
      const pod = await inside(
        guest,
        'kubectl',
        '--kubeconfig',
        '/etc/kubernetes/kubelet.conf',
        ...['get', 'pod', `registry-${guestName(guest)}`, '--namespace', 'kube-system'],
        ...['--output', 'jsonpath={.spec.containers[0].image}'],
      );
      expect(pod.output, guest.name).toBe('docker.io/library/registry:2.8.3');
      expect(text(guest, '/var/log/cloud-init-output.log')).not.toContain(settings.storage.swift.password);
    }
  });

  it('fetched programs by the proxy, with their published sums, and nothing of the cloud', () => {
    expect(internet.fetched).toEqual(
      expect.arrayContaining(['dl.k8s.io /release/v1.36.1/bin/linux/amd64/kubeadm.sha256']),
    );
    expect(internet.fetched.filter((one) => !/^(dl\.k8s\.io|github\.com) /.test(one))).toEqual([]);
  });

  it('grows by a worker, which becomes a node by itself', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '/magnum cluster-update gst-ka replace node_count=2');
    await seen(ann, channel, /^Cluster gst-ka is updated$/, patience);
    const [first] = guestsOf(/^gst-ka-.*-master-/);
    const nodes = async () =>
      lines(
        (
          await inside(
            first,
            'kubectl',
            '--kubeconfig',
            '/etc/kubernetes/admin.conf',
            'get',
            'nodes',
            '-o',
            'name',
          )
        ).output,
      );
    expect(await nodes()).toHaveLength(3);
  });

  it('is gone without a trace when it is deleted', async () => {
    for (const { name } of kinds) await letGo(world, name);
    for (const { name } of kinds) await isGone(world, name);
  });

  async function isSignedBy(guest: Guest, authority: string, names: readonly string[]): Promise<void> {
    for (const name of names) {
      const { output } = await inside(
        guest,
        'openssl',
        'verify',
        '-CAfile',
        `${pki}/${authority}.crt`,
        `${pki}/${name}.crt`,
      );
      expect(output, guest.name).toContain(': OK');
    }
  }
});

const RegistrySettings = z.object({
  http: z.object({ addr: z.string() }),
  storage: z.object({
    swift: z.object({
      authurl: z.string(),
      username: z.string(),
      domain: z.string(),
      password: z.string().min(10),
      trustid: z.string(),
    }),
  }),
});
const Members = z.object({ members: z.array(z.unknown()) });
const lines = (output: string) => output.split('\n').filter((line) => line !== '');
const inside = (guest: Guest | undefined, ...command: string[]) =>
  guest ? guest.run(...command) : expect.unreachable('there is no such guest');
const text = (guest: Guest, path: string) =>
  guest.read(path) ?? expect.unreachable(`${guest.name} has no ${path}`);
/** A server's own name is what Nova calls it. */
const guestName = (guest: Guest) => guest.name;
const namesIn = (guest: Guest, certificate: string) =>
  (new X509Certificate(text(guest, `${pki}/${certificate}.crt`)).subjectAltName ?? '').split(', ');

/** The same, with a token that nobody gave out in place of the certificate: without either, kubectl asks its user and not the API. */
function withoutUser(config: string): string {
  const parsed = z.looseObject({ users: z.unknown() }).parse(parse(readFileSync(config, 'utf8')));
  return JSON.stringify({ ...parsed, users: [{ name: 'admin', user: { token: 'none' } }] });
}
