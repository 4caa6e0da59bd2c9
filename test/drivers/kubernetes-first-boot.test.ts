import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { heatParams } from '../../src/drivers/kubernetes/heat-params.js';
import { kubernetesFedoraCoreos } from '../../src/drivers/kubernetes-fedora-coreos/driver.js';
import { type FirstBoot, firstBoot } from './first-boot.js';
import { inputFor } from './inputs.js';
import { type MagnumApi, startMagnumApi } from './magnum-api.js';

const clusterUuid = '5d12f6fd-a196-4bf0-ae4c-1f639a523a52';

let magnum: MagnumApi;
let folder: string;

beforeAll(async () => {
  magnum = await startMagnumApi({ clusterUuid, token: 'token-of-the-cluster' });
});
afterAll(() => magnum.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubernetes-first-boot-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function boot(
  changes: Readonly<Record<string, string>> = {},
  input: Parameters<typeof inputFor>[1] = {},
): FirstBoot {
  const full = inputFor(kubernetesFedoraCoreos, {
    clusterUuid,
    magnumUrl: magnum.url,
    authUrl: magnum.authUrl,
    ...input,
  });
  return firstBoot(folder, {
    ...heatParams(full),
    NODE_NAME: 'ci-0',
    NODE_IP: '10.0.0.7',
    NODE_FLOATING_IP: '',
    API_ADDRESSES: '10.0.0.5,172.24.4.5',
    MASTER_ADDRESSES: '',
    DOCKER_VOLUME_ID: '',
    ...changes,
  });
}

const worker = { MASTER_ADDRESSES: '10.0.0.3,10.0.0.4' };
const file = (...path: string[]) => readFileSync(join(folder, 'kubernetes', ...path), 'utf8');
const certificate = (name: string) => new X509Certificate(file('pki', `${name}.crt`));

const Pod = z.object({
  kind: z.literal('Pod'),
  metadata: z.object({ name: z.string(), namespace: z.literal('kube-system') }),
  spec: z.object({
    hostNetwork: z.literal(true),
    containers: z.tuple([z.object({ image: z.string(), command: z.array(z.string()) })]),
  }),
});
function pod(name: string) {
  const { metadata, spec } = Pod.parse(parse(file('manifests', `${name}.yaml`)));
  expect(metadata.name).toBe(name);
  return spec.containers[0];
}

const Config = z.object({ clusters: z.tuple([z.object({ cluster: z.object({ server: z.string() }) })]) });
const serverOf = (name: string) => Config.parse(parse(file(`${name}.conf`))).clusters[0].cluster.server;

describe('certificates of a Kubernetes server', () => {
  it('are one for each component of a master, of three authorities, none of the keys readable by others', {
    timeout: 60_000,
  }, async () => {
    expect(await boot().run('make-certs.sh')).toMatchObject({ status: 0 });
    const names = readdirSync(join(folder, 'kubernetes/pki'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.crt') && !name.endsWith('ca.crt'))
      .map((name) => name.slice(0, -4));
    const subjects = names.map((name) => [name, certificate(name).subject.split('\n').join('/')]);
    expect(Object.fromEntries(subjects)).toEqual({
      admin: 'O=system:masters/CN=admin',
      'apiserver-etcd-client': 'CN=kube-apiserver-etcd-client',
      'apiserver-kubelet-client': 'O=system:masters/CN=kube-apiserver-kubelet-client',
      apiserver: 'CN=kube-apiserver',
      'controller-manager': 'CN=system:kube-controller-manager',
      'etcd/peer': 'CN=ci-0',
      'etcd/server': 'CN=ci-0',
      'front-proxy-client': 'CN=front-proxy-client',
      'kube-proxy': 'CN=system:kube-proxy',
      kubelet: 'O=system:nodes/CN=system:node:ci-0',
      scheduler: 'CN=system:kube-scheduler',
    });
    expect(certificate('apiserver').subjectAltName).toContain('IP Address:10.254.0.1');
    expect(certificate('apiserver').subjectAltName).toContain('DNS:kubernetes.default.svc.cluster.local');
    for (const name of names) {
      expect(statSync(join(folder, 'kubernetes/pki', `${name}.key`)).mode & 0o777).toBe(0o600);
    }

    // Who may use the API can neither read etcd by that, nor speak for others.
    const as = (pem: string) => new X509Certificate(pem).toString();
    expect(file('pki/ca.crt')).toBe(as(magnum.authority));
    expect(file('pki/etcd/ca.crt')).toBe(as(magnum.further.etcd));
    expect(file('pki/front-proxy-ca.crt')).toBe(as(magnum.further['front-proxy']));
    const signedBy = (authority: string) => (name: string) =>
      certificate(name).verify(new X509Certificate(authority).publicKey);
    expect(['etcd/server', 'etcd/peer', 'apiserver-etcd-client'].every(signedBy(magnum.further.etcd))).toBe(
      true,
    );
    expect(['admin', 'apiserver', 'kubelet'].every(signedBy(magnum.authority))).toBe(true);
    expect(signedBy(magnum.further['front-proxy'])('front-proxy-client')).toBe(true);
  });

  it('are only those of the kubelet and the proxy on a worker', async () => {
    expect(await boot(worker).run('make-certs.sh')).toMatchObject({ status: 0 });
    expect(readdirSync(join(folder, 'kubernetes/pki')).sort()).toEqual([
      'ca.crt',
      'kube-proxy.crt',
      'kube-proxy.key',
      'kubelet.crt',
      'kubelet.key',
    ]);
  });
});

/** What stands in for certificates where it is not looked at what is in them. */
function certified(...names: string[]): void {
  mkdirSync(join(folder, 'kubernetes/pki'), { recursive: true });
  mkdirSync(join(folder, 'kubernetes/manifests'), { recursive: true });
  for (const name of [...names, 'ca'])
    for (const end of ['crt', 'key'])
      writeFileSync(join(folder, 'kubernetes/pki', `${name}.${end}`), `${name}.${end}`);
}
const components = ['admin', 'controller-manager', 'scheduler', 'kube-proxy', 'kubelet'];

describe('static pods of a Kubernetes server', () => {
  beforeEach(() => certified(...components));

  it('are the control plane on a master, with the options that labels add', async () => {
    const here = boot(
      {},
      { labels: { kubeapi_options: '--v=4 --max-requests-inflight=9', kube_tag: 'v1.35.4' } },
    );
    for (const step of ['etcd-pod.sh', 'control-plane.sh', 'kube-proxy.sh']) {
      expect(await here.run(step), step).toMatchObject({ status: 0 });
    }
    const api = pod('kube-apiserver');
    expect(api.image).toBe('registry.k8s.io/kube-apiserver:v1.35.4');
    expect(api.command).toEqual(
      expect.arrayContaining([
        '--v=4',
        '--max-requests-inflight=9',
        '--enable-admission-plugins=NodeRestriction',
      ]),
    );
    expect(pod('kube-controller-manager').command).toContain('--cluster-cidr=10.100.0.0/16');
    expect(pod('kube-scheduler').command[0]).toBe('kube-scheduler');
    expect(pod('etcd').command).toContain('--initial-cluster=ci-0=https://10.0.0.7:2380');
    expect(pod('kube-proxy').command).toContain('--hostname-override=ci-0');
    for (const name of ['admin', 'controller-manager', 'scheduler', 'kube-proxy']) {
      expect(serverOf(name)).toBe('https://127.0.0.1:6443');
    }
  });

  it('meet at the discovery URL when there are several masters, and say so when there is none', async () => {
    const several = { masterCount: 3, discoveryUrl: 'http://discovery.example/"x' };
    expect(await boot({}, several).run('etcd-pod.sh')).toMatchObject({ status: 0 });
    expect(pod('etcd').command).toContain('--discovery=http://discovery.example/"x');
    rmSync(folder, { recursive: true });
    expect(await boot({}, { masterCount: 3, discoveryUrl: null }).run('etcd-pod.sh')).toMatchObject({
      status: 1,
      output: expect.stringContaining('need a discovery URL'),
    });
  });

  it('have kubeconfigs with all certificates in them, which nobody else may read', async () => {
    expect(await boot().run('control-plane.sh')).toMatchObject({ status: 0 });
    expect(parse(file('scheduler.conf'))).toMatchObject({
      clusters: [{ cluster: { 'certificate-authority-data': btoa('ca.crt') } }],
      users: [
        {
          user: {
            'client-certificate-data': btoa('scheduler.crt'),
            'client-key-data': btoa('scheduler.key'),
          },
        },
      ],
    });
    expect(statSync(join(folder, 'kubernetes/scheduler.conf')).mode & 0o777).toBe(0o600);
  });

  it('come from the registry that all images were copied to', async () => {
    const here = boot(worker, { labels: { container_infra_prefix: 'mirror.example/k8s/' } });
    expect(await here.run('kube-proxy.sh')).toMatchObject({ status: 0 });
    expect(pod('kube-proxy').image).toMatch(/^mirror\.example\/k8s\/kube-proxy:v1\./);
  });

  it.each([
    ['the load balancer', worker, 'https://10.0.0.5:6443'],
    ['the first master', { ...worker, API_ADDRESSES: '' }, 'https://10.0.0.3:6443'],
  ])('on a worker reach the API at %s', async (_, params, url) => {
    const here = boot(params);
    here.stub('systemctl', 'exit 0\n');
    for (const step of ['kube-proxy.sh', 'kubelet.sh'])
      expect(await here.run(step)).toMatchObject({ status: 0 });
    expect([serverOf('kube-proxy'), serverOf('kubelet')]).toEqual([url, url]);
    expect(parse(file('kubelet.yaml'))).toMatchObject({
      clusterDNS: ['10.254.0.10'],
      registerWithTaints: [],
    });
    expect(readFileSync(join(folder, 'kubelet.service'), 'utf8')).toContain(
      '--hostname-override=ci-0 --node-ip=10.0.0.7',
    );
  });

  it('are started on hosts with old control groups too, by a kubelet that is told to put up with them', async () => {
    const here = boot(worker);
    here.stub('systemctl', 'exit 0\n');
    expect(await here.run('kubelet.sh')).toMatchObject({ status: 0 });
    expect(parse(file('kubelet.yaml'))).toMatchObject({ failCgroupV1: false });
    mkdirSync(join(folder, 'cgroups'));
    writeFileSync(join(folder, 'cgroups/cgroup.controllers'), 'cpu memory\n');
    expect(await here.run('kubelet.sh')).toMatchObject({ status: 0 });
    expect(parse(file('kubelet.yaml'))).not.toHaveProperty('failCgroupV1');
  });
});

describe('the service accounts’ key of Kubernetes masters', () => {
  /** An etcd with a single key, which the first transaction sets. */
  const etcd = `
last=\${@: -1}
case $last in
  */health) echo '{"health":"true"}' ;;
  */txn)
    body=$(cat)
    if [[ ! -s $STATE ]]; then sed -n 's/.*"value": "\\([^"]*\\)".*/\\1/p' <<< "$body" > "$STATE"; fi ;;
  */range) echo "{\\"header\\":{\\"revision\\":\\"2\\"},\\"kvs\\":[{\\"key\\":\\"bQ==\\",\\"value\\":\\"$(cat "$STATE")\\"}]}" ;;
esac
`;

  it('is the one that the first master put into etcd', async () => {
    const here = boot();
    await here.run('make-certs.sh');
    here.stub('curl', etcd);
    expect(await here.run('service-account.sh')).toMatchObject({ status: 0 });
    const first = file('pki/sa.key');
    expect(createPrivateKey(first).asymmetricKeyType).toBe('rsa');
    expect(statSync(join(folder, 'kubernetes/pki/sa.key')).mode & 0o777).toBe(0o600);
    expect(createPublicKey(file('pki/sa.pub')).equals(createPublicKey(first))).toBe(true);
    expect(await here.run('service-account.sh')).toMatchObject({ status: 0 });
    expect(file('pki/sa.key')).toBe(first);
  });
});

describe('what a Kubernetes master gives to the API', () => {
  const Given = z.looseObject({ kind: z.string(), metadata: z.object({ name: z.string() }) });
  async function given(step: string, input: Parameters<typeof inputFor>[1] = {}) {
    const here = boot({}, input);
    here.stub('kubectl', 'cat > "$STATE"\n');
    expect(await here.run(step)).toMatchObject({ status: 0 });
    const documents = parseAllDocuments(readFileSync(join(folder, 'state'), 'utf8'));
    return documents.map((document) => Given.parse(document.toJS()));
  }

  it('is given again, whole, to an API that was not there the first time', async () => {
    const here = boot({}, {});
    here.stub('sleep', 'exit 0\n');
    here.stub(
      'kubectl',
      'cat > "$STATE"\nif [[ ! -e $STATE.tried ]]; then touch "$STATE.tried"; exit 1; fi\n',
    );
    expect(await here.run('coredns.sh')).toMatchObject({ status: 0 });
    expect(readFileSync(join(folder, 'state'), 'utf8')).toContain('kind: Deployment');
  });

  it('connects pods by flannel, on their network', async () => {
    const manifest = await given('network.sh', {
      labels: { flannel_network_cidr: '10.9.0.0/16', flannel_backend: 'host-gw' },
    });
    expect(manifest.map(({ kind }) => kind)).toEqual([
      'Namespace',
      'ServiceAccount',
      'ClusterRole',
      'ClusterRoleBinding',
      'ConfigMap',
      'DaemonSet',
    ]);
    const { data } = z.object({ data: z.record(z.string(), z.string()) }).parse(manifest[4]);
    expect(JSON.parse(data['network.json'] ?? '')).toMatchObject({
      Network: '10.9.0.0/16',
      Backend: { Type: 'host-gw' },
    });
    expect(JSON.parse(data['plugins.json'] ?? '')).toMatchObject({ name: 'cbr0' });
  });

  it('resolves names at the address that the kubelets were told', async () => {
    const manifest = await given('coredns.sh', { labels: { dns_cluster_domain: 'cluster.example' } });
    expect(manifest.at(-1)).toMatchObject({ kind: 'Service', spec: { clusterIP: '10.254.0.10' } });
    expect(JSON.stringify(manifest)).toContain('kubernetes cluster.example in-addr.arpa');
  });
});
