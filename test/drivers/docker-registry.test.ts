import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { dockerParams } from '../../src/drivers/docker/docker-params.js';
import type { DriverInput } from '../../src/drivers/driver.js';
import { heatParams } from '../../src/drivers/kubernetes/heat-params.js';
import { kubernetesDebian } from '../../src/drivers/kubernetes-debian/driver.js';
import { swarmModeCloudInit } from '../../src/drivers/swarm-mode/driver.js';
import { firstBoot } from './first-boot.js';
import { inputFor } from './inputs.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docker-registry-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (...path: string[]) => join(folder, ...path);
const trustee = {
  domainName: 'magnum',
  userId: 'u',
  userName: 'ci_p',
  password: 'quo"te: #1',
  trustId: 't',
};
const asked: Partial<DriverInput> = { registryEnabled: true, trustee };

/** A server, and the step that gives it its registry: in a container of Docker's, or in a static pod. */
const kinds = {
  'registry.sh': (changes: Partial<DriverInput>) => dockerParams(inputFor(swarmModeCloudInit, changes)),
  'registry-pod.sh': (changes: Partial<DriverInput>) => heatParams(inputFor(kubernetesDebian, changes)),
};

function server(step: keyof typeof kinds, changes: Partial<DriverInput> = asked) {
  const here = firstBoot(folder, kinds[step](changes), { REGISTRY: at('registry') });
  here.stub('docker', `echo "$*" >> ${at('docker.log')}\nif [[ $1 == inspect ]]; then exit 1; fi\n`);
  here.stub('systemctl', 'exit 0\n');
  return here;
}

describe.each(Object.keys(kinds) as (keyof typeof kinds)[])('the registry of a server, by %s', (step) => {
  it('keeps images in Swift as the cluster’s trustee by its trust, and listens to its own host alone', async () => {
    expect(await server(step).run(step)).toEqual({ status: 0, output: '' });
    expect(parse(readFileSync(at('registry/config.yml'), 'utf8'))).toEqual({
      version: 0.1,
      storage: {
        swift: {
          authurl: 'http://127.0.0.1:5000/v3',
          username: 'ci_p',
          domain: 'magnum',
          password: 'quo"te: #1',
          trustid: 't',
          region: 'RegionOne',
          container: 'docker_registry',
          chunksize: 5242880,
          insecureskipverify: false,
        },
        redirect: { disable: true },
      },
      http: { addr: '127.0.0.1:5000' },
    });
  });

  it('has what it logs in with where root alone reads it, and nowhere else', async () => {
    await server(step).run(step);
    expect(statSync(at('registry')).mode & 0o777).toBe(0o700);
    expect(statSync(at('registry/config.yml')).mode & 0o777).toBe(0o600);
    for (const path of ['registry.service', 'docker.log', 'kubernetes/manifests/registry.yaml'])
      if (existsSync(at(path))) expect(readFileSync(at(path), 'utf8')).not.toMatch(/quo|ci_p/);
  });

  it('does not look at certificates where the cluster’s servers are not to', async () => {
    await server(step, { ...asked, verifyCa: false }).run(step);
    expect(parse(readFileSync(at('registry/config.yml'), 'utf8')).storage.swift.insecureskipverify).toBe(
      true,
    );
  });

  it('is not there unless it is asked for', async () => {
    expect(await server(step, { trustee }).run(step)).toEqual({ status: 0, output: '' });
    expect(existsSync(at('registry'))).toBe(false);
  });

  it('is not begun where there is no trust, and says so', async () => {
    expect(await server(step, { registryEnabled: true }).run(step)).toMatchObject({
      status: 1,
      output: expect.stringContaining('The registry needs a trust with the cloud to keep images in Swift'),
    });
  });
});

it('is of the release that was asked for, in a unit that waits for the network and starts again', async () => {
  await server('registry.sh', { ...asked, labels: { registry_tag: '2.8.2' } }).run('registry.sh');
  expect(readFileSync(at('docker.log'), 'utf8').split('\n')).toContain('pull registry:2.8.2');
  const unit = readFileSync(at('registry.service'), 'utf8');
  expect(unit).toMatch(/^ExecStart=.* --net=host .* registry:2\.8\.2$/m);
  expect(unit).toMatch(/^After=.*network-online\.target$/m);
  expect(unit).toMatch(/^Restart=always$/m);
  expect(unit).not.toContain('--publish');
});

describe('in a static pod it', () => {
  const spec = () => parse(readFileSync(at('kubernetes/manifests/registry.yaml'), 'utf8')).spec;

  it('is of the release that was asked for, on the host’s own network', async () => {
    await server('registry-pod.sh', { ...asked, labels: { registry_tag: '2.8.2' } }).run('registry-pod.sh');
    expect(spec()).toMatchObject({
      hostNetwork: true,
      containers: [{ image: 'docker.io/library/registry:2.8.2' }],
    });
  });

  it('comes from where all images were copied to', async () => {
    const labels = { container_infra_prefix: 'mirror.example/' };
    await server('registry-pod.sh', { ...asked, labels }).run('registry-pod.sh');
    expect(spec().containers[0].image).toBe('mirror.example/registry:2.8.3');
  });

  it('trusts the authority of the cloud beside those of its image', async () => {
    await server('registry-pod.sh', { ...asked, openstackCa: 'PEM of the cloud' }).run('registry-pod.sh');
    expect(spec().containers[0].env).toEqual([{ name: 'SSL_CERT_DIR', value: '/etc/docker/registry' }]);
    expect(readFileSync(at('registry/openstack.pem'), 'utf8')).toBe('PEM of the cloud');
  });
});
