import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import forge from 'node-forge';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runGuest } from '../../src/sandbox/guest/run-guest.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { type Client, login, settled, show, until } from './client.js';

/** A cluster of one node that waits for its guest; `facts` are lines of heat-params. */
const template = (facts: string) => `
heat_template_version: 2018-08-31
parameters:
  image: {type: string, default: Fedora-Atomic-26-20170723.0.x86_64}
resources:
  handle: {type: OS::Heat::WaitConditionHandle}
  params:
    type: OS::Heat::SoftwareConfig
    properties:
      group: ungrouped
      config:
        str_replace:
          template: |
            #cloud-config
            write_files:
              - path: /etc/sysconfig/heat-params
                permissions: "0600"
                content: |
                  WAIT_ENDPOINT="$ENDPOINT"
                  WAIT_TOKEN="$TOKEN"
                  NODE_NAME="manager-0"
${facts
  .split('\n')
  .map((line) => `                  ${line}`)
  .join('\n')}
          params:
            $ENDPOINT: {get_attr: [handle, endpoint]}
            $TOKEN: {get_attr: [handle, token]}
  script:
    type: OS::Heat::SoftwareConfig
    properties: {group: ungrouped, config: "#!/bin/sh\\ntrue\\n"}
  init:
    type: OS::Heat::MultipartMime
    properties: {parts: [{config: {get_resource: params}}, {config: {get_resource: script}}]}
  server:
    type: OS::Nova::Server
    properties:
      image: {get_param: image}
      flavor: m1.small
      user_data_format: RAW
      user_data: {get_resource: init}
      networks: [{network: private}]
  wait:
    type: OS::Heat::WaitCondition
    depends_on: server
    properties: {handle: {get_resource: handle}, timeout: 6000}
outputs:
  data: {value: {get_attr: [wait, data]}}
`;

/** The two requests of Magnum's API that a guest makes, with a CA of its own. */
function startMagnum(
  token: (token: string) => Promise<boolean>,
): Promise<{ url: string; server: Server; authority: string }> {
  const keys = forge.pki.rsa.generateKeyPair(1024);
  const sign = (publicKey: forge.pki.PublicKey, name: string, isAuthority: boolean): string => {
    const certificate = forge.pki.createCertificate();
    certificate.publicKey = publicKey;
    certificate.serialNumber = '01';
    certificate.validity.notAfter = new Date(Date.now() + 86_400_000);
    certificate.setSubject([{ name: 'commonName', value: name }]);
    certificate.setIssuer([{ name: 'commonName', value: 'swarm' }]);
    if (isAuthority) certificate.setExtensions([{ name: 'basicConstraints', cA: true }]);
    certificate.sign(keys.privateKey, forge.md.sha256.create());
    return forge.pki.certificateToPem(certificate);
  };
  const authority = sign(keys.publicKey, 'swarm', true);
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    request.on('end', async () => {
      const known = await token(String(request.headers['x-auth-token']));
      if (!known || request.headers['openstack-api-version'] !== 'container-infra latest') {
        response.writeHead(401).end();
        return;
      }
      const pem = request.method === 'GET' ? authority : signed(text);
      response.writeHead(request.method === 'GET' ? 200 : 201).end(JSON.stringify({ pem }));
    });
  });
  const signed = (text: string): string => {
    const csr = forge.pki.certificationRequestFromPem(JSON.parse(text).csr);
    if (!csr.publicKey) throw new Error('a CSR without a key');
    return sign(csr.publicKey, 'manager-0', false);
  };
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, server, authority });
    });
  });
}

describe('guests in the sandbox', () => {
  let sandbox: Sandbox;
  let demo: Client;
  const create = (facts: string, parameters: Record<string, unknown> = {}) =>
    demo.heat('POST', '/stacks', {
      stack_name: 'c1',
      template: template(facts),
      parameters,
      timeout_mins: 1,
    });

  beforeEach(async () => {
    sandbox = await startSandbox({ statePath: null, pace: 0 });
    demo = await login(sandbox);
  });
  afterEach(() => sandbox.close());

  it('signal success when TLS is disabled, without asking for certificates', async () => {
    await create('TLS_DISABLED="True"');
    expect((await settled(demo, 'c1')).stack_status).toBe('CREATE_COMPLETE');
  });

  it('may be many at once, without a warning of Node’s about listeners', async () => {
    const warnings: string[] = [];
    const heard = (warning: Error) => void warnings.push(warning.name);
    process.on('warning', heard);
    const slow = await startSandbox({ statePath: null, pace: 0.5 });
    const person = await login(slow);
    const names = Array.from({ length: 24 }, (_, i) => `many-${i}`);
    const text = template('TLS_DISABLED="True"');
    await Promise.all(
      names.map((name) => person.heat('POST', '/stacks', { stack_name: name, template: text })),
    );
    for (const name of names) expect((await settled(person, name)).stack_status).toBe('CREATE_COMPLETE');
    await slow.close();
    process.off('warning', heard);
    expect(warnings).toEqual([]);
  }, 60_000);

  it.each([
    ['SWARM_VERSION="1.2.5"', 'Swarm manager'],
    ['KUBE_TAG="v1.36.1"', 'The kubelet'],
    ['', 'Docker'],
  ])('fail with a reason of their own from the image broken-guest: %s', async (fact, program) => {
    await create(`TLS_DISABLED="True"\n${fact}`.trim(), { image: 'broken-guest' });
    const stack = await settled(demo, 'c1');
    expect(stack.stack_status).toBe('CREATE_FAILED');
    expect(stack.stack_status_reason).toContain(
      `WaitConditionFailure: resources.wait: ${program} did not start:`,
    );
  });

  it('never signal from the image silent-guest', async () => {
    await create('TLS_DISABLED="True"', { image: 'silent-guest' });
    const { id } = await show(demo, 'c1');
    await until(async () => {
      const { resources } = (await demo.heat('GET', `/stacks/c1/${id}/resources`)).body as {
        resources: { resource_name: string; resource_status: string }[];
      };
      return resources.find((one) => one.resource_name === 'server')?.resource_status === 'CREATE_COMPLETE';
    });
    expect((await show(demo, 'c1')).stack_status).toBe('CREATE_IN_PROGRESS');
  });

  it('say which fact they lack', async () => {
    await create('CLUSTER_UUID="c"');
    expect((await settled(demo, 'c1')).stack_status_reason).toContain(
      'WaitConditionFailure: resources.wait: manager-0: heat-params lacks MAGNUM_URL or CLUSTER_UUID',
    );
  });

  it('show their user data to an admin only, from microversion 2.3 on', async () => {
    await create('TLS_DISABLED="True"');
    await settled(demo, 'c1');
    const admin = await login(sandbox, sandbox.adminCredentials);
    const list = async (client: Client, version: string) =>
      (
        await client.call('GET', '/compute/v2.1/servers/detail?all_tenants=1', undefined, {
          'OpenStack-API-Version': `compute ${version}`,
        })
      ).body.servers as Record<string, string>[];
    const [server] = await list(admin, '2.3');
    const userData = Buffer.from(server?.['OS-EXT-SRV-ATTR:user_data'] ?? '', 'base64').toString();
    expect(userData).toContain('WAIT_ENDPOINT="http://127.0.0.1:');
    expect((await list(admin, '2.1'))[0]).not.toHaveProperty('OS-EXT-SRV-ATTR:user_data');
    expect((await list(demo, '2.3'))[0]).not.toHaveProperty('OS-EXT-SRV-ATTR:user_data');
  });
});

describe('a guest that fetches certificates', () => {
  let sandbox: Sandbox;
  let demo: Client;
  let magnum: Awaited<ReturnType<typeof startMagnum>>;
  const trustee = { id: '', password: 'a "quoted" password$' };

  beforeAll(async () => {
    sandbox = await startSandbox({ statePath: null, pace: 0 });
    demo = await login(sandbox);
    const domainAdmin = await login(sandbox, sandbox.trusteeDomainCredentials);
    const domain = domainAdmin.call('POST', '/identity/v3/users', {
      user: { name: 'c1', password: trustee.password },
    });
    trustee.id = ((await domain).body.user as { id: string }).id;
    const admin = await login(sandbox, sandbox.serviceCredentials);
    magnum = await startMagnum(async (token) => {
      const answer = await admin.call('GET', '/identity/v3/auth/tokens', undefined, {
        'X-Subject-Token': token,
      });
      return (answer.body.token as { user?: { name: string } } | undefined)?.user?.name === 'c1';
    });
  });
  afterAll(async () => {
    magnum.server.close();
    await sandbox.close();
  });

  const facts = (password: string) =>
    [
      `AUTH_URL="${sandbox.authUrl}"`,
      `MAGNUM_URL="${magnum.url}"`,
      'CLUSTER_UUID="2b6ac3f4-0000-4000-8000-000000000000"',
      `TRUSTEE_USER_ID="${trustee.id}"`,
      `TRUSTEE_PASSWORD="${password.replace(/["\\$`]/g, '\\$&')}"`,
    ].join('\n');

  it('logs in as the trustee, has its key signed and signals', async () => {
    await demo.heat('POST', '/stacks', { stack_name: 'good', template: template(facts(trustee.password)) });
    expect(await settled(demo, 'good')).toMatchObject({ stack_status: 'CREATE_COMPLETE' });
  });

  it('signals what went wrong, without the password', async () => {
    await demo.heat('POST', '/stacks', { stack_name: 'bad', template: template(facts('wrong-password')) });
    const { stack_status_reason: reason } = await settled(demo, 'bad');
    expect(reason).toContain('manager-0: could not log in as the trustee: 401 Unauthorized');
    expect(reason).not.toContain('wrong-password');
  });

  it('stays idle on a server that is no node of a cluster', async () => {
    expect(await runGuest('#!/bin/sh\necho hello\n', { name: 'vm' })).toMatchObject({
      outcome: 'idle',
      signalled: 0,
    });
  });
});
