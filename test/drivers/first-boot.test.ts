import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dockerParams } from '../../src/drivers/docker/docker-params.js';
import { heatParams } from '../../src/drivers/kubernetes/heat-params.js';
import { kubernetesFedoraCoreos } from '../../src/drivers/kubernetes-fedora-coreos/driver.js';
import { type FirstBoot, firstBoot } from './first-boot.js';
import { inputFor } from './inputs.js';
import { type MagnumApi, startMagnumApi } from './magnum-api.js';

const trustee = {
  domainName: 'magnum',
  userId: 'a1b2c3',
  userName: 'n',
  password: `it's a "quoted" $password \\ with \`everything\``,
  trustId: '',
};
const clusterUuid = '5d12f6fd-a196-4bf0-ae4c-1f639a523a52';
const perServer = {
  NODE_NAME: 'ci-master-0',
  NODE_IP: '10.0.0.7',
  NODE_FLOATING_IP: '172.24.4.9',
  API_ADDRESSES: '10.0.0.5,172.24.4.5',
  MASTER_ADDRESSES: '',
  DOCKER_VOLUME_ID: '',
};

let magnum: MagnumApi;
let folder: string;

beforeAll(async () => {
  magnum = await startMagnumApi({ clusterUuid, token: 'token-of-the-cluster', trustee });
});
afterAll(() => magnum.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'first-boot-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function boot(changes: Readonly<Record<string, string>> = {}): FirstBoot {
  const input = inputFor(kubernetesFedoraCoreos, {
    clusterUuid,
    magnumUrl: magnum.url,
    authUrl: magnum.authUrl,
  });
  return firstBoot(folder, {
    ...dockerParams(input),
    ...heatParams(input),
    ...perServer,
    WAIT_ENDPOINT: magnum.url.replace('/v1', '/signal'),
    WAIT_TOKEN: 'token-of-the-cluster',
    ...changes,
  });
}

const certificate = (name: string) =>
  new X509Certificate(readFileSync(join(folder, 'certificates', `${name}.crt`)));
const mode = (name: string) => statSync(join(folder, 'certificates', name)).mode & 0o777;

describe('certificates at the first boot', () => {
  it('come from Magnum for a server that has the cluster’s token', async () => {
    expect(await boot().run('make-cert.sh')).toEqual({ status: 0, output: expect.any(String) });
    const server = certificate('server');
    expect(server.verify(new X509Certificate(magnum.authority).publicKey)).toBe(true);
    expect(server.subject).toBe('CN=swarm.invalid');
    expect(server.subjectAltName?.split(', ').sort()).toEqual([
      'DNS:ci-master-0',
      'DNS:localhost',
      'IP Address:10.0.0.5',
      'IP Address:10.0.0.7',
      'IP Address:127.0.0.1',
      'IP Address:172.24.4.5',
      'IP Address:172.24.4.9',
    ]);
    expect(server.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2', '1.3.6.1.5.5.7.3.1']);
    expect([mode('server.key'), mode('server.crt'), mode('ca.crt')]).toEqual([0o600, 0o644, 0o644]);
  });

  it('come from Magnum for a server that logs in as the trustee', async () => {
    const params = { CLUSTER_TOKEN: '', TRUSTEE_USER_ID: trustee.userId, TRUSTEE_PASSWORD: trustee.password };
    expect(await boot(params).run('make-cert.sh')).toMatchObject({ status: 0 });
    expect(certificate('server').subject).toBe('CN=swarm.invalid');
  });

  it('are not asked for when TLS is disabled', async () => {
    expect(await boot({ TLS_DISABLED: 'True' }).run('make-cert.sh')).toEqual({ status: 0, output: '' });
    expect(readdirSync(folder)).not.toContain('certificates');
  });
});

describe('a first boot', () => {
  const told = () => magnum.signals.at(-1);

  it('signals success once all steps are done, and more than once, as Heat may miss one', async () => {
    const before = magnum.signals.length;
    const here = boot();
    here.addStep('one.sh', 'source "$(dirname "$0")/step.sh"\necho "$NODE_NAME" > "$STATE"\n');
    expect(await here.run('boot.sh', ['one.sh'])).toMatchObject({ status: 0 });
    expect(readFileSync(join(folder, 'state'), 'utf8')).toBe('ci-master-0\n');
    expect(magnum.signals.slice(before)).toEqual(
      Array.from({ length: 2 }, () => ({
        status: 'SUCCESS',
        reason: 'ci-master-0 is ready',
        data: '',
        id: 'ci-master-0',
      })),
    );
  });

  it('signals a step’s own sentence when it fails, and stops there', async () => {
    const here = boot();
    here.addStep('one.sh', 'source "$(dirname "$0")/step.sh"\nfail \'No "room" left \\ at all\'\n');
    here.addStep('two.sh', 'touch "$STATE"\n');
    expect(await here.run('boot.sh', ['one.sh', 'two.sh'])).toMatchObject({ status: 1 });
    expect(told()).toMatchObject({ status: 'FAILURE', reason: 'ci-master-0: No "room" left \\ at all' });
    expect(readdirSync(folder)).not.toContain('state');
  });

  it('says where a step broke that did not see it coming', async () => {
    const here = boot();
    here.addStep('one.sh', 'source "$(dirname "$0")/step.sh"\nwork() {\n  grep -q x /dev/null\n}\nwork\n');
    expect(await here.run('boot.sh', ['one.sh'])).toMatchObject({ status: 1 });
    expect(told()?.reason).toBe('ci-master-0: one.sh, line 3: "grep" ended with status 1');
  });

  it.each([
    ['a variable that is not set', 'echo "$NO_SUCH_VARIABLE"\n'],
    ['a plain exit', 'exit 3\n'],
  ])('says which step ended when it ended by %s', async (_, line) => {
    const here = boot();
    here.addStep('one.sh', `source "$(dirname "$0")/step.sh"\n${line}`);
    expect(await here.run('boot.sh', ['one.sh'])).toMatchObject({ status: 1 });
    expect(told()).toMatchObject({
      status: 'FAILURE',
      reason: expect.stringContaining('ci-master-0: one.sh'),
    });
  });

  it.each([
    [
      'the trustee is refused',
      { CLUSTER_TOKEN: '', TRUSTEE_USER_ID: 'a1b2c3', TRUSTEE_PASSWORD: 'no' },
      /Could not log in as the cluster's trustee/,
    ],
    ['the token is refused', { CLUSTER_TOKEN: 'no' }, /Could not fetch the cluster's CA/],
    [
      'nobody answers',
      { MAGNUM_URL: 'http://127.0.0.1:1/v1' },
      /Could not fetch the cluster's CA from http:\/\/127.0.0.1:1\/v1/,
    ],
  ])('says so when %s, without a secret', async (_, params, reason) => {
    const { output } = await boot(params).run('boot.sh', ['make-cert.sh']);
    expect(told()).toMatchObject({ status: 'FAILURE', reason: expect.stringMatching(reason) });
    expect(output).not.toContain('token-of-the-cluster');
  });
});
