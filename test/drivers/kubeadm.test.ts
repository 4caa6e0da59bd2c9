import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { heatParams } from '../../src/drivers/kubernetes/heat-params.js';
import { kubernetesDebian } from '../../src/drivers/kubernetes-debian/driver.js';
import { type FirstBoot, firstBoot } from './first-boot.js';
import { inputFor } from './inputs.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubeadm-'));
  mkdirSync(join(folder, 'kubernetes/pki'), { recursive: true });
  for (const name of ['ca', 'admin', 'controller-manager', 'scheduler', 'kubelet'])
    for (const end of ['crt', 'key']) writeFileSync(join(folder, 'kubernetes/pki', `${name}.${end}`), name);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Stands in for the internet, which has a kubeadm that writes down how it is called, and for the discovery service. */
const internet = `
last=\${@: -1}
for ((i = 1; i <= $#; i++)); do if [[ \${!i} == --output ]]; then next=$((i + 1)); target=\${!next}; fi; done
program='#!/bin/bash
echo "$*" >> "$STATE"; env | grep -i _proxy >> "$STATE"; exit "\${KUBEADM_STATUS:-0}"'
case $last in
  */kubeadm) echo "$program" > "$target" ;;
  */kubeadm.sha256) echo "$program" | sha256sum | cut -d ' ' -f 1 > "$target" ;;
  */discovery) cat "$STATE.members" ;;
  */discovery/*) : ;;
  *) exit 22 ;;
esac
`;

function boot(
  input: Parameters<typeof inputFor>[1] = {},
  changes: Readonly<Record<string, string>> = {},
): FirstBoot {
  const here = firstBoot(folder, {
    ...heatParams(inputFor(kubernetesDebian, input)),
    NODE_NAME: 'ci-master-0',
    NODE_IP: '10.0.0.7',
    NODE_FLOATING_IP: '172.24.4.9',
    API_ADDRESSES: '',
    MASTER_ADDRESSES: '',
    ...changes,
  });
  here.stub('curl', internet);
  return here;
}

const Arguments = z.array(z.object({ name: z.string(), value: z.string() })).nullable();
const Component = z.object({ extraArgs: Arguments });
const Settings = z.looseObject({
  apiVersion: z.string(),
  apiServer: Component.extend({ certSANs: z.array(z.string()) }),
  controllerManager: Component,
  scheduler: Component,
  etcd: z.object({ local: Component.extend({ imageTag: z.string() }) }),
});

const text = (name: string) => readFileSync(join(folder, 'kubernetes', name), 'utf8');
const documents = () =>
  parseAllDocuments(text('kubeadm.yaml')).map((one) => z.looseObject({}).parse(one.toJS()));
const settings = () => Settings.parse(documents()[1]);
const named = (component: z.infer<typeof Component>) =>
  Object.fromEntries((component.extraArgs ?? []).map(({ name, value }) => [name, value]));
const called = () => readFileSync(join(folder, 'state'), 'utf8').trimEnd().split('\n');

describe('kubeadm on a master of Debian or Ubuntu', () => {
  it('is told of the cluster: its addresses, versions, and what labels add', async () => {
    const labels = {
      kube_tag: 'v1.35.4',
      etcd_tag: '3.6.1-0',
      coredns_tag: 'v1.13.0',
      flannel_network_cidr: '10.9.0.0/16',
      kubeapi_options: '--v=4 --profiling',
      kubescheduler_options: '--v=2',
    };
    expect(await boot({ labels }).run('kubeadm-settings.sh')).toMatchObject({ status: 0 });
    expect(documents()[0]).toMatchObject({
      apiVersion: 'kubeadm.k8s.io/v1beta4',
      kind: 'InitConfiguration',
      localAPIEndpoint: { advertiseAddress: '10.0.0.7', bindPort: 6443 },
      nodeRegistration: { name: 'ci-master-0', criSocket: 'unix:///run/containerd/containerd.sock' },
    });
    expect(settings()).toMatchObject({
      kind: 'ClusterConfiguration',
      kubernetesVersion: 'v1.35.4',
      imageRepository: 'registry.k8s.io',
      certificatesDir: join(folder, 'kubernetes/pki'),
      controlPlaneEndpoint: '10.0.0.7:6443',
      networking: { podSubnet: '10.9.0.0/16', serviceSubnet: '10.254.0.0/16', dnsDomain: 'cluster.local' },
      dns: { imageTag: 'v1.13.0' },
    });
    const { apiServer, controllerManager, scheduler, etcd } = settings();
    expect(named(apiServer)).toEqual({
      'enable-admission-plugins': 'NodeRestriction',
      v: '4',
      profiling: 'true',
    });
    expect(apiServer.certSANs).toEqual(['127.0.0.1', '172.24.4.9']);
    expect(named(controllerManager)).toEqual({ 'node-cidr-mask-size': '24' });
    expect(named(scheduler)).toEqual({ v: '2' });
    expect(etcd.local.imageTag).toBe('3.6.1-0');
    expect(named(etcd.local)).toEqual({
      name: '10.0.0.7',
      'initial-cluster': '10.0.0.7=https://10.0.0.7:2380',
    });
  });

  it('is told in the older form where it is older', async () => {
    const labels = { kube_tag: 'v1.30.9', kubeapi_options: '--v=4' };
    expect(await boot({ labels }).run('kubeadm-settings.sh')).toMatchObject({ status: 0 });
    expect(documents()[1]).toMatchObject({
      apiVersion: 'kubeadm.k8s.io/v1beta3',
      apiServer: { extraArgs: { 'enable-admission-plugins': 'NodeRestriction', v: '4' } },
      scheduler: { extraArgs: null },
    });
  });

  it('has the API of several masters at the load balancer, and images from where they were copied to', async () => {
    const labels = { container_infra_prefix: 'mirror.example/k8s/' };
    const here = boot({ labels }, { API_ADDRESSES: '10.0.0.5,172.24.4.5' });
    expect(await here.run('kubeadm-settings.sh')).toMatchObject({ status: 0 });
    expect(settings()).toMatchObject({
      controlPlaneEndpoint: '10.0.0.5:6443',
      imageRepository: 'mirror.example/k8s',
    });
    expect(settings().apiServer.certSANs).toEqual(['127.0.0.1', '172.24.4.9', '10.0.0.5', '172.24.4.5']);
  });

  it('finds the kubeconfigs that it cannot make without the authority’s key', async () => {
    expect(await boot().run('kubeadm-settings.sh')).toMatchObject({ status: 0 });
    for (const name of ['admin', 'super-admin', 'controller-manager', 'scheduler', 'kubelet']) {
      expect(parse(text(`${name}.conf`)), name).toMatchObject({
        kind: 'Config',
        'current-context': 'cluster',
      });
      expect(statSync(join(folder, 'kubernetes', `${name}.conf`)).mode & 0o777).toBe(0o600);
    }
  });

  it('has etcd’s members from the discovery URL, which an upgrade does not ask again', async () => {
    const nodes = [3, 7, 9].map((last, at) => ({
      key: `/_etcd/registry/discovery/${last}`,
      value: `ci-master-${at}=tcp://10.0.0.${last}:2380`,
      modifiedIndex: at,
      createdIndex: at,
    }));
    writeFileSync(join(folder, 'state.members'), JSON.stringify({ action: 'get', node: { nodes } }));
    const several = { masterCount: 3, discoveryUrl: 'http://127.0.0.1:1/discovery' };
    const here = boot(several);
    expect(await here.run('kubeadm-settings.sh')).toMatchObject({ status: 0 });
    const members =
      '10.0.0.3=https://10.0.0.3:2380,10.0.0.7=https://10.0.0.7:2380,10.0.0.9=https://10.0.0.9:2380';
    expect(named(settings().etcd.local)['initial-cluster']).toBe(members);

    rmSync(join(folder, 'state.members'));
    expect(await here.run('kubeadm-settings.sh')).toMatchObject({ status: 0 });
    expect(named(settings().etcd.local)['initial-cluster']).toBe(members);
  });

  it('says so when several masters have no discovery URL', async () => {
    expect(await boot({ masterCount: 3, discoveryUrl: null }).run('kubeadm-settings.sh')).toMatchObject({
      status: 1,
      output: expect.stringContaining('Several masters need a discovery URL to meet at'),
    });
  });

  it('does its phases by those settings, and never by a proxy', async () => {
    const here = boot({ httpProxy: 'http://proxy.example:3128', httpsProxy: 'http://proxy.example:3128' });
    for (const step of ['settings', 'etcd', 'control-plane', 'addons'])
      expect(await here.run(`kubeadm-${step}.sh`), step).toMatchObject({ status: 0 });
    const told = `--config ${join(folder, 'kubernetes/kubeadm.yaml')}`;
    expect(called()).toEqual([
      `init phase etcd local ${told}`,
      `init phase control-plane all ${told}`,
      `init phase upload-config all ${told}`,
      `init phase mark-control-plane ${told}`,
      `init phase addon coredns ${told}`,
    ]);
  });

  it('has its last words told when it fails', async () => {
    const here = boot();
    here.stub('kubeadm', 'echo preparing\necho "error: no such disk" >&2\nexit 1\n');
    expect(await here.run('kubeadm-etcd.sh')).toMatchObject({
      status: 1,
      output: expect.stringContaining('kubeadm could not do its phase etcd local: error: no such disk'),
    });
  });
});
