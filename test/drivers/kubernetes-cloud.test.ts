import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { heatParams } from '../../src/drivers/kubernetes/heat-params.js';
import { kubernetesDebian } from '../../src/drivers/kubernetes-debian/driver.js';
import { type Ended, firstBoot } from './first-boot.js';
import { inputFor } from './inputs.js';

const trustee = {
  domainName: 'magnum',
  userId: 'a1b2c3',
  userName: 'n',
  password: 'it\'s a "quoted" $password \\',
  trustId: 'trust-1',
};
const master = { NODE_NAME: 'ci-master-0', NODE_IP: '10.0.0.7', API_ADDRESSES: '', MASTER_ADDRESSES: '' };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cloud-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function run(step: string, input: Parameters<typeof inputFor>[1]): Promise<Ended> {
  rmSync(join(folder, 'stubs'), { recursive: true, force: true });
  const here = firstBoot(folder, {
    ...heatParams(inputFor(kubernetesDebian, { trustee, ...input })),
    ...master,
  });
  here.stub('kubectl', `echo "$*" >> "$STATE.calls"\nprintf -- '---\\n' >> "$STATE"\ncat >> "$STATE"\n`);
  here.stub('systemctl', 'exit 0\n');
  return here.run(step);
}

const Document = z.looseObject({ kind: z.string(), metadata: z.object({ name: z.string() }) });
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const given = () =>
  parseAllDocuments(read('state')).flatMap((one) => (one.contents ? [Document.parse(one.toJS())] : []));
const kinds = () => given().map(({ kind, metadata }) => `${kind} ${metadata.name}`);
const images = () => [...read('state').matchAll(/image: (.*)/g)].map(([, image]) => image);

describe('what a Kubernetes cluster asks of the cloud', () => {
  it('is nothing unless it is told to', async () => {
    for (const step of ['cloud-controller.sh', 'cinder-csi.sh'])
      expect(await run(step, {})).toMatchObject({ status: 0 });
    expect(existsSync(join(folder, 'state'))).toBe(false);
  });

  it('it asks by its trust, which stands in a secret and in no command line', async () => {
    const openstackCa = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
    const labels = { cloud_provider_enabled: 'True' };
    expect(await run('cloud-controller.sh', { labels, openstackCa })).toMatchObject({ status: 0 });
    expect(kinds()).toEqual([
      'Secret cloud-config',
      'ServiceAccount cloud-controller-manager',
      'ClusterRole system:cloud-controller-manager',
      'ClusterRoleBinding system:cloud-controller-manager',
      'DaemonSet openstack-cloud-controller-manager',
    ]);
    const { data } = z.object({ data: z.record(z.string(), z.string()) }).parse(given()[0]);
    expect(atob(data['ca.pem'] ?? '')).toBe(openstackCa);
    expect(atob(data['cloud.conf'] ?? '').split('\n')).toEqual([
      '[Global]',
      'auth-url="http://127.0.0.1:5000/v3"',
      'user-id="a1b2c3"',
      'password="it\'s a \\"quoted\\" $password \\\\"',
      'trust-id="trust-1"',
      'tls-insecure=false',
      'region="RegionOne"',
      'ca-file=/etc/config/ca.pem',
      '[LoadBalancer]',
      'create-monitor=true',
      '[BlockStorage]',
      'ignore-volume-az=true',
      '',
    ]);
    expect(read('state.calls')).not.toContain('password');
  });

  it('has the kubelet wait for what the cloud says of the server', async () => {
    const unit = () => read('kubelet.service');
    mkdirSync(join(folder, 'kubernetes/pki'), { recursive: true });
    for (const name of ['ca.crt', 'kubelet.crt', 'kubelet.key'])
      writeFileSync(join(folder, 'kubernetes/pki', name), name);
    expect(await run('kubelet.sh', { labels: { cloud_provider_enabled: 'true' } })).toMatchObject({
      status: 0,
    });
    expect(unit()).toContain('--cloud-provider=external');
    expect(await run('kubelet.sh', {})).toMatchObject({ status: 0 });
    expect(unit()).not.toContain('--cloud-provider');
  });

  it('is volumes, with a storage class, where the volume driver is cinder', async () => {
    const labels = { cinder_csi_plugin_tag: 'v1.32.0', csi_resizer_tag: 'v1.11.0' };
    expect(await run('cinder-csi.sh', { volumeDriver: 'cinder', labels })).toMatchObject({ status: 0 });
    expect(kinds()).toEqual([
      'CSIDriver cinder.csi.openstack.org',
      'StorageClass cinder',
      'ServiceAccount cinder-csi-controller',
      'ServiceAccount cinder-csi-node',
      'ClusterRole cinder-csi-controller',
      'ClusterRoleBinding cinder-csi-controller',
      'Deployment cinder-csi-controller',
      'DaemonSet cinder-csi-node',
    ]);
    const prefix = 'registry.k8s.io/sig-storage';
    expect(images()).toEqual([
      `${prefix}/csi-attacher:v4.7.0`,
      `${prefix}/csi-provisioner:v5.1.0`,
      `${prefix}/csi-resizer:v1.11.0`,
      'registry.k8s.io/provider-os/cinder-csi-plugin:v1.32.0',
      `${prefix}/csi-node-driver-registrar:v2.12.0`,
      'registry.k8s.io/provider-os/cinder-csi-plugin:v1.32.0',
    ]);
    const Deployment = z.object({
      spec: z.object({
        template: z.object({
          spec: z.object({ containers: z.array(z.object({ args: z.array(z.string()) })) }),
        }),
      }),
    });
    const { containers } = Deployment.parse(given()[6]).spec.template.spec;
    expect(containers[1]?.args).toEqual([
      '--csi-address=/csi/csi.sock',
      '--timeout=3m',
      '--default-fstype=ext4',
      '--extra-create-metadata',
    ]);
  });

  it('is no volumes where another driver of them is to be brought', async () => {
    const labels = { cinder_csi_enabled: 'false' };
    expect(await run('cinder-csi.sh', { volumeDriver: 'cinder', labels })).toMatchObject({ status: 0 });
    expect(existsSync(join(folder, 'state'))).toBe(false);
  });

  it('needs a trust, and says so', async () => {
    const input = { volumeDriver: 'cinder', trustee: { ...trustee, trustId: '' } };
    expect(await run('cloud-controller.sh', input)).toMatchObject({
      status: 1,
      output: expect.stringContaining(
        'The cluster has no trust with the cloud, which cloud_provider_enabled needs',
      ),
    });
  });

  it('cannot be volumes alone: Magnum’s words when the template is made, and on the server', async () => {
    const input = { volumeDriver: 'cinder', labels: { cloud_provider_enabled: 'false' } };
    const message = '"cinder" volume driver needs "cloud_provider_enabled" label to be true or unset';
    expect(kubernetesDebian.refusal?.(inputFor(kubernetesDebian, input))).toEqual({
      field: 'volumeDriver',
      message: `${message}.`,
    });
    expect(kubernetesDebian.refusal?.(inputFor(kubernetesDebian, { volumeDriver: 'cinder' }))).toBeNull();
    expect(await run('cinder-csi.sh', input)).toMatchObject({
      status: 1,
      output: expect.stringContaining(message),
    });
  });
});
