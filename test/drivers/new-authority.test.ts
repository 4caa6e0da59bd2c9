import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { heatParams } from '../../src/drivers/kubernetes/heat-params.js';
import { kubernetesFedoraCoreos } from '../../src/drivers/kubernetes-fedora-coreos/driver.js';
import { firstBoot } from './first-boot.js';
import { inputFor } from './inputs.js';
import { type MagnumApi, startMagnumApi } from './magnum-api.js';
import { type Metadata, startMetadata } from './metadata.js';
import { startStore } from './store-of-masters.js';

const clusterUuid = '5d12f6fd-a196-4bf0-ae4c-1f639a523a52';
const rounds = ['trust', 'renew', 'retire'] as const;
const steps = {
  master: ['renew-pods.sh', 'make-certs.sh', 'service-account.sh', 'restart-components.sh'],
  node: ['make-certs.sh', 'restart-components.sh'],
};
/** What kubeadm writes has annotations already, ours has none. */
const manifests = {
  'etcd.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata:\n  annotations:\n    kubeadm.kubernetes.io/etcd.advertise-client-urls: https://10.0.0.3:2379\n  name: etcd\nspec: {}\n',
  'kube-proxy.yaml': 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: kube-proxy\nspec: {}\n',
  'registry.yaml': 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: registry\nspec: {}\n',
};
/** An API that knows of pods what their manifests say, and tells pods of the authority in the file of the controller manager. */
const kubectl = `
echo "$@" >> "$STATE"
case "$*" in
  *"get pod "*)
    pod=$(sed 's/.*get pod \\([a-z-]*\\)-ci-.*/\\1/' <<< "$*")
    # The registry waits for Swift.
    if [[ $pod == registry ]]; then ready=False; else ready=True; fi
    echo "$(sed -n 's|^    magnum.openstack.org/change: "\\(.*\\)"|\\1|p' "$KUBERNETES/manifests/$pod.yaml") $ready" ;;
  *"get configmap"*) cat "$KUBERNETES/pki/ca.crt" ;;
  *"get deployment"*) printf 'kube-system coredns\\ndefault web\\n' ;;
esac
`;

/** Makes keys of another kind, which takes a hundredth of the time. */
const openssl = `
if [[ $1 == genrsa ]]; then set -- genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$3"; fi
exec /usr/bin/openssl "$@"
`;

describe('a new authority in a Kubernetes cluster', () => {
  let root: string;
  let magnum: MagnumApi;
  let nova: Metadata;
  let change = { number: '0', round: '' };
  const store = startStore();

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'new-authority-'));
    magnum = await startMagnumApi({ clusterUuid, token: 'token-of-the-cluster' });
    nova = await startMetadata(() => ({ magnum_upgrade: change.number, ca_rotation: change.round }));
  });
  afterAll(async () => {
    store.stop();
    nova.close();
    await magnum.close();
    rmSync(root, { recursive: true });
  });

  async function serverOf(name: string, role: 'master' | 'node') {
    const folder = join(root, name);
    mkdirSync(folder);
    const base = nova.url;
    const input = inputFor(kubernetesFedoraCoreos, { clusterUuid, magnumUrl: magnum.url });
    const server = firstBoot(
      folder,
      {
        ...heatParams(input),
        CLUSTER_TOKEN: 'token-of-the-cluster',
        NODE_NAME: name,
        NODE_IP: '10.0.0.7',
        NODE_FLOATING_IP: '',
        API_ADDRESSES: '',
        MASTER_ADDRESSES: role === 'master' ? '' : '10.0.0.3',
        WAIT_TOKEN: 'secret',
        WAIT_ENDPOINT: `${base}/signal`,
        UPGRADES: '0',
      },
      {
        METADATA_URL: `${base}/meta_data.json`,
        UPGRADE_STATE: join(folder, 'upgraded'),
        SIGNAL_PAUSES: '0',
      },
    );
    const pki = join(folder, 'kubernetes/pki');
    const member = await store.member(pki);
    server.stub(
      'curl',
      `exec /usr/bin/curl "\${@//https:\\/\\/127.0.0.1:2379/https://127.0.0.1:${member}}"\n`,
    );
    server.stub('openssl', openssl);
    server.stub('kubectl', kubectl);
    server.stub('sleep', 'exit 0\n');
    server.stub('systemctl', 'echo "systemctl $*" >> "$STATE"\n');
    expect(await server.run('make-certs.sh')).toMatchObject({ status: 0 });
    if (role === 'master') expect(await server.run('service-account.sh')).toMatchObject({ status: 0 });
    const own = Object.entries(manifests).filter(
      ([file]) => role === 'master' || /^(kube-proxy|registry)/.test(file),
    );
    mkdirSync(join(folder, 'kubernetes/manifests'));
    for (const [file, text] of own) writeFileSync(join(folder, 'kubernetes/manifests', file), text);
    for (const config of role === 'master' ? ['admin', 'super-admin', 'kubelet'] : ['kubelet'])
      writeFileSync(join(folder, 'kubernetes', `${config}.conf`), 'of before\n');
    const read = (...path: string[]) => readFileSync(join(folder, 'kubernetes', ...path), 'utf8');
    return {
      name,
      role,
      look: () => server.run('upgrade.sh', ['upgraded.sh', '--', ...steps[role]]),
      read,
      calls: () => readFileSync(join(folder, 'state'), 'utf8').split('\n').filter(Boolean),
      files: () => readdirSync(pki, { recursive: true, encoding: 'utf8' }),
      /** The public part of the key that tokens are signed with, and of those that are believed. */
      signingKey: () => createPublicKey(createPrivateKey(read('pki/sa.key'))).export(spki),
      knownKeys: () => pems(read('pki/sa.pub')).map((pem) => createPublicKey(pem).export(spki)),
      /** Whether this server believes a certificate. */
      believes: (authority: string, certificate: string) =>
        pems(read('pki', `${authority}.crt`)).some((ca) =>
          new X509Certificate(certificate).verify(new X509Certificate(ca).publicKey),
        ),
    };
  }
  type RunningServer = Awaited<ReturnType<typeof serverOf>>;

  /** What breaks, were these servers to speak to each other now: master to all, all to master. */
  function strangers(servers: readonly RunningServer[]): string[] {
    const masters = servers.filter(({ role }) => role === 'master');
    const shown = (one: RunningServer, authority: string, name: string, to: readonly RunningServer[]) =>
      to
        .filter((other) => !other.believes(authority, one.read('pki', `${name}.crt`)))
        .map((other) => `${other.name} does not know ${name} of ${one.name}`);
    return [
      ...servers.flatMap((server) => shown(server, 'ca', 'kubelet', masters)),
      ...masters.flatMap((master) => [
        ...shown(master, 'ca', 'apiserver', servers),
        ...shown(master, 'etcd/ca', 'etcd/server', masters),
        ...shown(master, 'etcd/ca', 'etcd/peer', masters),
        ...shown(master, 'front-proxy-ca', 'front-proxy-client', masters),
        ...masters
          .filter((other) => !other.knownKeys().includes(master.signingKey()))
          .map((other) => `${other.name} does not know tokens of ${master.name}`),
      ]),
    ];
  }

  it('goes from server to server in three rounds, and at no moment does one of them not know another', {
    timeout: 240_000,
  }, async () => {
    const servers = [
      await serverOf('ci-a', 'master'),
      await serverOf('ci-b', 'master'),
      await serverOf('ci-c', 'node'),
    ];
    expect(strangers(servers)).toEqual([]);
    const before = { authority: magnum.authority, key: servers[0]?.read('pki/sa.key') };
    await magnum.rotate();

    for (const [i, round] of rounds.entries()) {
      change = { number: String(i + 1), round };
      for (const server of servers) {
        const { status, output } = await server.look();
        expect(status, output).toBe(0);
        expect(strangers(servers), `${round} on ${server.name}`).toEqual([]);
      }
    }

    expect(nova.heard.map(({ id, status }) => `${id} ${status}`)).toEqual(
      [1, 2, 3].flatMap((number) => servers.map(({ name }) => `${name}-upgrade-${number} SUCCESS`)),
    );
    for (const { role, read, files } of servers) {
      expect(marksOf(read('pki/ca.crt'))).toEqual(marksOf(magnum.authority));
      expect(files().filter((name) => /\.(old|new|both)$/.test(name))).toEqual([]);
      for (const name of role === 'master' ? ['admin', 'super-admin', 'kubelet'] : ['kubelet']) {
        const { clusters } = Config.parse(parse(read(`${name}.conf`)));
        const known = clusters[0].cluster['certificate-authority-data'];
        expect(marksOf(Buffer.from(known, 'base64').toString())).toEqual(marksOf(magnum.authority));
      }
    }
    const [first] = servers;
    expect(pems(first?.read('pki/sa.pub') ?? '')).toHaveLength(1);
    expect(first?.read('pki/sa.key')).not.toBe(before.key);
    expect(store.keys.size).toBe(1);
    expect(first?.believes('ca', before.authority)).toBe(false);
    for (const name of Object.keys(manifests)) {
      const { metadata } = Manifest.parse(parse(first?.read('manifests', name) ?? ''));
      expect(metadata.annotations['magnum.openstack.org/change']).toBe('3');
    }
    expect(first?.read('manifests/etcd.yaml')).toContain('etcd.advertise-client-urls: https://10.0.0.3:2379');
    expect(first?.calls().filter((call) => call.startsWith('systemctl'))).toEqual(
      rounds.map(() => 'systemctl restart kubelet'),
    );
    // Pods are started again by whoever runs them, before each of the last two rounds and not before the first.
    expect(first?.calls().filter((call) => call.includes('patch deployment web'))).toEqual(
      ['2', '3'].map((number) => expect.stringContaining(`"magnum.openstack.org/change": "${number}"`)),
    );
  });

  it('that cannot be had changes nothing on the server, which says why', { timeout: 60_000 }, async () => {
    const server = await serverOf('ci-d', 'node');
    const before = server.files().map((name) => [name, server.read('pki', name)]);
    nova.heard.length = 0;
    change = { number: '1', round: 'newfangled' };
    expect(await server.look()).toMatchObject({ status: 1 });
    expect(nova.heard).toEqual([
      {
        id: 'ci-d-upgrade-1',
        status: 'FAILURE',
        reason: 'ci-d: This server does not know the round newfangled of a new authority',
      },
    ]);
    expect(server.files().map((name) => [name, server.read('pki', name)])).toEqual(before);
  });
});

const spki = { type: 'spki', format: 'pem' } as const;
const pems = (text: string): string[] =>
  (text.match(/-----BEGIN [^-]*-----[^-]*-----END [^-]*-----/g) ?? []).map((pem) => `${pem}\n`);
const marksOf = (text: string) => pems(text).map((pem) => new X509Certificate(pem).fingerprint256);
const Config = z.object({
  clusters: z.tuple([z.object({ cluster: z.object({ 'certificate-authority-data': z.string() }) })]),
});
const Manifest = z.object({
  metadata: z.object({ annotations: z.record(z.string(), z.string()) }),
});
