import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { dockerParams } from '../../src/drivers/docker/docker-params.js';
import type { DriverInput } from '../../src/drivers/driver.js';
import { heatParams } from '../../src/drivers/kubernetes/heat-params.js';
import { kubernetesFedoraCoreos } from '../../src/drivers/kubernetes-fedora-coreos/driver.js';
import { firstBoot } from './first-boot.js';
import { inputFor } from './inputs.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'discovery-proxy-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const outside = 'https://discovery.etcd.io/abc';
const proxies = { httpProxy: 'http://plain.example:3128', httpsProxy: 'http://tls.example:3128' };
const asked = (changes: Partial<DriverInput>) =>
  inputFor(kubernetesFedoraCoreos, {
    masterCount: 3,
    discoveryUrl: outside,
    magnumUrl: 'http://magnum.cloud.example:9511/v1',
    ...changes,
  });

describe('the proxy for the discovery URL', () => {
  it.each<[string, Partial<DriverInput>, string]>([
    ['is none where none was named', {}, ''],
    ['is that of HTTPS for a URL of HTTPS', proxies, proxies.httpsProxy],
    [
      'is that of HTTP for a URL of HTTP',
      { ...proxies, discoveryUrl: 'http://discovery.etcd.io/abc' },
      proxies.httpProxy,
    ],
    ['is the one that there is', { httpProxy: proxies.httpProxy }, proxies.httpProxy],
    [
      'is none for the discovery service beside Magnum',
      { ...proxies, discoveryUrl: 'http://magnum.cloud.example:8087/abc' },
      '',
    ],
    ['is none for a host that needs none', { ...proxies, noProxy: 'a.example, discovery.etcd.io' }, ''],
    ['is none below a domain that needs none', { ...proxies, noProxy: '.etcd.io' }, ''],
    ['is none below a domain that is said with a star', { ...proxies, noProxy: '*.io,b' }, ''],
    ['is none where nothing needs one', { ...proxies, noProxy: '*' }, ''],
    [
      'is none for an address in a network that needs none',
      { ...proxies, discoveryUrl: 'https://ann@10.7.200.3:2379/abc', noProxy: '10.7.128.0/17' },
      '',
    ],
    [
      'is one for an address in none of them',
      { ...proxies, discoveryUrl: 'https://10.7.100.3/abc', noProxy: '10.7.128.0/17,10.8.0.0/16' },
      proxies.httpsProxy,
    ],
    ['is one for a host whose end looks alike', { ...proxies, noProxy: 'cd.io,very.io' }, proxies.httpsProxy],
    [
      'is none for an address of IPv6 that needs none',
      { ...proxies, discoveryUrl: 'https://[fd00::7]:2379/abc', noProxy: 'fd00::7' },
      '',
    ],
  ])('%s', async (_, changes, proxy) => {
    const here = firstBoot(folder, dockerParams(asked(changes)));
    here.addStep(
      'proxy.sh',
      'source "$(dirname "$0")/step.sh"\nsource "$(dirname "$0")/discovery-proxy.sh"\ndiscovery_proxy\n',
    );
    const { status, output } = await here.run('proxy.sh');
    expect([status, output.trim()]).toEqual([0, proxy]);
  });

  it('is told to etcd in its static pod, with the authority of the cloud', async () => {
    const openstackCa = '-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n';
    const here = firstBoot(folder, {
      ...heatParams(asked({ ...proxies, openstackCa })),
      NODE_NAME: 'ci-0',
      NODE_IP: '10.0.0.7',
      MASTER_ADDRESSES: '',
    });
    here.addStep('certificates.sh', 'mkdir -p "$KUBERNETES/pki/etcd"\n');
    await here.run('certificates.sh');
    expect(await here.run('etcd-pod.sh')).toEqual({ status: 0, output: '' });
    const [etcd] = parse(readFileSync(join(folder, 'kubernetes/manifests/etcd.yaml'), 'utf8')).spec
      .containers;
    expect(etcd.command).toContain(`--discovery=${outside}`);
    expect(etcd.command).toContain(`--discovery-proxy=${proxies.httpsProxy}`);
    expect(etcd.env).toEqual([{ name: 'SSL_CERT_FILE', value: '/pki/openstack.pem' }]);
    expect(readFileSync(join(folder, 'kubernetes/pki/etcd/openstack.pem'), 'utf8')).toBe(openstackCa);
  });
});
