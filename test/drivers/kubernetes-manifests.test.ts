import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import type { DriverInput } from '../../src/drivers/driver.js';
import { heatParams } from '../../src/drivers/kubernetes/heat-params.js';
import { kubernetesFedoraCoreos } from '../../src/drivers/kubernetes-fedora-coreos/driver.js';
import { type FirstBoot, firstBoot } from './first-boot.js';
import { inputFor } from './inputs.js';

const Manifest = z.looseObject({ apiVersion: z.string(), kind: z.string() });
type Manifest = z.infer<typeof Manifest>;
const Model = z.custom<new (data: unknown) => { validate(): void }>((value) => typeof value === 'function');

/** Everything that a cluster can be asked for that brings a manifest. */
const everything: Partial<DriverInput> = {
  volumeDriver: 'cinder',
  registryEnabled: true,
  trustee: { domainName: 'magnum', userName: 'n', userId: 'u', password: 'secret', trustId: 't' },
  openstackCa: '-----BEGIN CERTIFICATE-----',
  labels: {
    prometheus_monitoring: 'true',
    grafana_admin_passwd: 'opensesame',
    kubeapi_options: '--v=4',
    kubeproxy_options: '--v=2',
  },
};
const toTheApi = ['network', 'cloud-controller', 'cinder-csi', 'coredns', 'monitoring', 'grafana'];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'manifests-'));
  mkdirSync(join(folder, 'kubernetes/pki'), { recursive: true });
  mkdirSync(join(folder, 'kubernetes/manifests'), { recursive: true });
  for (const name of ['ca', 'admin', 'controller-manager', 'scheduler', 'kube-proxy'])
    for (const end of ['crt', 'key']) writeFileSync(join(folder, 'kubernetes/pki', `${name}.${end}`), name);
});
afterEach(() => rmSync(folder, { recursive: true }));

function boot(): FirstBoot {
  const here = firstBoot(
    folder,
    {
      ...heatParams(inputFor(kubernetesFedoraCoreos, everything)),
      NODE_NAME: 'ci-master-0',
      NODE_IP: '10.0.0.7',
      NODE_FLOATING_IP: '',
      API_ADDRESSES: '',
      MASTER_ADDRESSES: '',
    },
    { REGISTRY: join(folder, 'registry') },
  );
  here.stub('kubectl', 'printf -- \'---\\n\' >> "$STATE"; cat >> "$STATE"\n');
  return here;
}

/** Finds fault with what is not as the schema of its kind says, as kubeconform does. */
async function check(manifest: Manifest): Promise<void> {
  const models: unknown = await import(/* @vite-ignore */ `kubernetes-models/${manifest.apiVersion}`);
  const model = Model.parse(z.record(z.string(), z.unknown()).parse({ ...Object(models) })[manifest.kind]);
  new model(manifest).validate();
}

describe('manifests of a Kubernetes cluster', () => {
  it.each(toTheApi)('are as the schemas of their kinds say: %s', async (step) => {
    const ended = await boot().run(`${step}.sh`);
    expect(ended, ended.output).toMatchObject({ status: 0 });
    const given = parseAllDocuments(readFileSync(join(folder, 'state'), 'utf8'));
    const manifests = given.flatMap((one) => (one.contents ? [Manifest.parse(one.toJS())] : []));
    expect(manifests.length).toBeGreaterThan(0);
    for (const manifest of manifests) await check(manifest);
  });

  it('of static pods are as the schemas say', async () => {
    const here = boot();
    for (const step of ['etcd-pod', 'control-plane', 'kube-proxy', 'registry-pod'])
      expect(await here.run(`${step}.sh`)).toMatchObject({ status: 0 });
    const manifests = join(folder, 'kubernetes/manifests');
    expect(readdirSync(manifests)).toHaveLength(6);
    for (const name of readdirSync(manifests))
      await check(Manifest.parse(parse(readFileSync(join(manifests, name), 'utf8'))));
  });

  it('that are not as their schema says are found', async () => {
    const service = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'dns' },
      spec: { ports: [{ port: 'dns' }] },
    };
    await expect(check(service)).rejects.toThrow(/port must be integer/);
  });
});
