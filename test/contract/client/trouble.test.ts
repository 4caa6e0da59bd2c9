import { afterEach, describe, expect, it } from 'vitest';
import type { Cloud } from '../../../src/openstack/cloud.js';
import { connect } from '../../../src/openstack/connect.js';
import { type Reply, type ScriptedCloud, startScriptedCloud } from './scripted-cloud.js';

const FLAVORS = '/nova/v2.1/flavors/detail';
const STACKS = '/heat/v1/p1/stacks';
const empty = { status: 200, body: { flavors: [] } };
const request = {
  name: 'one',
  template: {},
  files: {},
  environmentFiles: [],
  parameters: {},
  timeoutMinutes: 5,
  tags: [],
};

let server: ScriptedCloud | undefined;
let cloud: Cloud | undefined;
afterEach(async () => {
  await cloud?.close();
  await server?.close();
});

/** A cloud whose path answers with these replies in turn, the last one for ever. */
async function start(
  path: string,
  replies: readonly [Reply, ...Reply[]],
): Promise<{ server: ScriptedCloud; cloud: Cloud }> {
  server = await startScriptedCloud({
    reply: (seen, before) => (seen.path === path ? (replies[before] ?? replies.at(-1)) : undefined),
  });
  cloud = connect(server.credentials, { timeoutMs: 400 });
  return { server, cloud };
}

describe('a service in trouble', () => {
  it.each<[string, Reply]>([
    ['cuts the connection', 'drop'],
    ['is restarting (503)', { status: 503 }],
    ['is behind a gateway that lost it (502)', { status: 502, text: '<h1>Bad Gateway</h1>' }],
    ['asks for a pause (429)', { status: 429, headers: { 'retry-after': '0' } }],
  ])('is asked again for a list when it %s', async (_, trouble) => {
    const { server, cloud } = await start(FLAVORS, [trouble, empty]);
    expect(await cloud.nova.flavors()).toEqual([]);
    expect(server.requests(FLAVORS)).toHaveLength(2);
  });

  it.each<[string, Reply, string]>([
    ['cuts the connection', 'drop', 'openstack.unreachable'],
    ['is restarting (503)', { status: 503 }, 'openstack.server_error'],
  ])('is never asked twice to create a stack when it %s', async (_, trouble, code) => {
    const { server, cloud } = await start(STACKS, [trouble]);
    await expect(cloud.heat.create(request)).rejects.toMatchObject({ code, service: 'heat' });
    expect(server.requests(STACKS)).toHaveLength(1);
  });

  it('is asked again to create a stack when it says that it did nothing yet (429)', async () => {
    const busy = { status: 429, headers: { 'retry-after': '0' } };
    const { server, cloud } = await start(STACKS, [busy, { status: 201, body: { stack: { id: 's1' } } }]);
    expect(await cloud.heat.create(request)).toEqual({ id: 's1' });
    expect(server.requests(STACKS)).toHaveLength(2);
  });

  it('is asked three times at most', async () => {
    const { server, cloud } = await start(FLAVORS, [{ status: 503, text: 'Service Unavailable' }]);
    await expect(cloud.nova.flavors()).rejects.toMatchObject({
      code: 'openstack.server_error',
      status: 503,
      message: 'Nova answered 503: Service Unavailable',
    });
    expect(server.requests(FLAVORS)).toHaveLength(3);
  });

  it('is not waited for when it asks for a long pause', async () => {
    const { server, cloud } = await start(FLAVORS, [{ status: 429, headers: { 'retry-after': '3600' } }]);
    await expect(cloud.nova.flavors()).rejects.toMatchObject({ code: 'openstack.rate_limited' });
    expect(server.requests(FLAVORS)).toHaveLength(1);
  });

  it('is not waited for longer than the timeout', async () => {
    const { server, cloud } = await start(FLAVORS, ['silence']);
    await expect(cloud.nova.flavors()).rejects.toMatchObject({
      code: 'openstack.timeout',
      service: 'nova',
      status: null,
      message: `Nova at ${server.url} did not answer within 0.4 s. Try again, or ask the cloud's operator whether it is overloaded.`,
    });
    expect(server.requests(FLAVORS)).toHaveLength(1);
  });

  it.each<[string, Reply]>([
    ['a page of HTML', { status: 200, text: '<h1>Welcome to nginx</h1>' }],
    ['JSON of another shape', { status: 200, body: { flavours: [] } }],
  ])('is told from a stranger who answers with %s', async (_, reply) => {
    const { cloud } = await start(FLAVORS, [reply]);
    await expect(cloud.nova.flavors()).rejects.toMatchObject({
      code: 'openstack.unexpected_answer',
      message: expect.stringContaining('Is there a proxy or another program at its address?'),
    });
  });

  it('gives its request id and its own sentence with the error', async () => {
    const body = { forbidden: { code: 403, message: 'Quota exceeded for instances: Requested 1' } };
    const headers = { 'x-openstack-request-id': 'req-42' };
    const { cloud } = await start(FLAVORS, [{ status: 403, body, headers }]);
    await expect(cloud.nova.flavors()).rejects.toMatchObject({
      code: 'openstack.over_quota',
      requestId: 'req-42',
      detail: 'Quota exceeded for instances: Requested 1',
    });
  });

  it('never gets a secret of the request into the error, though it quotes it', async () => {
    const detail = 'Parameter \'trustee_password\' is invalid: "hunter22hunter" is too long (token token-1)';
    const { cloud } = await start(STACKS, [{ status: 400, body: { error: { message: detail } } }]);
    const parameters = { trustee_password: 'hunter22hunter', name: 'visible' };
    const error: unknown = await cloud.heat.create({ ...request, parameters }).catch((e: unknown) => e);
    expect(error).toMatchObject({
      message: 'Heat answered 400: Parameter \'trustee_password\' is invalid: "***" is too long (token ***)',
    });
  });
});

describe('a Keystone that is not there', () => {
  it('is named with its address, and what to check', async () => {
    const lost = await startScriptedCloud();
    await lost.close();
    cloud = connect(lost.credentials);
    await expect(cloud.identity.token()).rejects.toMatchObject({
      code: 'openstack.unreachable',
      service: 'keystone',
      message: `Keystone at ${lost.url} does not answer (connection refused). Check OS_AUTH_URL, and that this machine can reach it.`,
    });
  });
});
