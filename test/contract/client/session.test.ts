import { afterEach, describe, expect, it } from 'vitest';
import type { Cloud } from '../../../src/openstack/cloud.js';
import { connect } from '../../../src/openstack/connect.js';
import { type Script, type ScriptedCloud, startScriptedCloud, tokenBody } from './scripted-cloud.js';

const LOGIN = '/identity/v3/auth/tokens';
const FLAVORS = '/nova/v2.1/flavors/detail';
const empty = { status: 200, body: { flavors: [] } };

let server: ScriptedCloud | undefined;
let cloud: Cloud | undefined;
afterEach(async () => {
  await cloud?.close();
  await server?.close();
});

async function start(script: Script): Promise<{ server: ScriptedCloud; cloud: Cloud }> {
  server = await startScriptedCloud(script);
  cloud = connect(server.credentials);
  return { server, cloud };
}

describe('a session', () => {
  it('sends nothing before it is asked for something', async () => {
    const { server } = await start({});
    expect(server.seen).toEqual([]);
  });

  it('logs in once for callers that come at the same time, and keeps the token', async () => {
    const { server, cloud } = await start({ reply: ({ path }) => (path === FLAVORS ? empty : undefined) });
    await Promise.all([cloud.nova.flavors(), cloud.nova.flavors(), cloud.identity.whoami()]);
    await cloud.nova.flavors();
    expect(server.requests(LOGIN)).toHaveLength(1);
    expect(server.requests(FLAVORS).map(({ headers }) => headers['x-auth-token'])).toEqual([
      'token-1',
      'token-1',
      'token-1',
    ]);
  });

  it('names itself to every service', async () => {
    const { server, cloud } = await start({ reply: ({ path }) => (path === FLAVORS ? empty : undefined) });
    await cloud.nova.flavors();
    expect(server.seen.map(({ headers }) => headers['user-agent'])).toEqual([
      'magnum-chatops',
      'magnum-chatops',
    ]);
  });

  it('reads over one connection, and makes a fresh one for each change', async () => {
    const stacks = '/heat/v1/p1/stacks/one/id1';
    const { server, cloud } = await start({
      reply: ({ path }) => (path === FLAVORS ? empty : path === stacks ? { status: 204 } : undefined),
    });
    for (let i = 0; i < 2; i++) {
      await cloud.nova.flavors();
      await cloud.heat.delete({ name: 'one', id: 'id1' });
    }
    const ports = (path: string) => new Set(server.requests(path).map(({ port }) => port)).size;
    expect([ports(FLAVORS), ports(stacks)]).toEqual([1, 2]);
  });

  it.each([
    ['five minutes before its end', { left: 299, used: 80_000 }, 2],
    ['not earlier', { left: 310, used: 80_000 }, 1],
    ['in the last quarter of a short life', { left: 20, used: 70 }, 2],
    ['not earlier in a short life', { left: 30, used: 60 }, 1],
  ])('renews a token %s', async (_, tokenLife, logins) => {
    const { server, cloud } = await start({ tokenLife });
    await cloud.identity.token();
    await cloud.identity.token();
    expect(server.requests(LOGIN)).toHaveLength(logins);
  });

  it('logs in again when a token is refused mid-way, and repeats the request once', async () => {
    const revoked = { status: 401, body: { error: { message: 'Token revoked' } } };
    const { server, cloud } = await start({
      reply: ({ path, headers }) => {
        if (path !== '/heat/v1/p1/stacks') return undefined;
        const fresh = headers['x-auth-token'] === 'token-2';
        return fresh ? { status: 201, body: { stack: { id: 's1' } } } : revoked;
      },
    });
    const request = {
      template: {},
      files: {},
      environmentFiles: [],
      parameters: {},
      timeoutMinutes: 5,
      tags: [],
    };
    expect(await cloud.heat.create({ ...request, name: 'one' })).toEqual({ id: 's1' });
    expect(server.requests(LOGIN)).toHaveLength(2);
    expect(server.requests('/heat/v1/p1/stacks')).toHaveLength(2);
  });

  it('shares one login among all whose token was refused', async () => {
    const { server, cloud } = await start({
      reply: ({ path, headers }) => {
        if (path !== FLAVORS) return undefined;
        return headers['x-auth-token'] === 'token-1' ? { status: 401 } : empty;
      },
    });
    await Promise.all(Array.from({ length: 5 }, () => cloud.nova.flavors()));
    expect(server.requests(LOGIN)).toHaveLength(2);
    expect(await cloud.identity.token()).toBe('token-2');
  });

  it('gives up when the new token is refused too', async () => {
    const { server, cloud } = await start({
      reply: ({ path }) => (path === FLAVORS ? { status: 401 } : undefined),
    });
    await expect(cloud.nova.flavors()).rejects.toMatchObject({
      code: 'openstack.unauthorized',
      service: 'nova',
    });
    expect(server.requests(FLAVORS)).toHaveLength(2);
  });

  it('tries to log in anew after a login that failed', async () => {
    const { cloud } = await start({
      reply: ({ path }, before) => (path === LOGIN && before === 0 ? { status: 401 } : undefined),
    });
    await expect(cloud.identity.token()).rejects.toMatchObject({ code: 'openstack.unauthorized' });
    expect(await cloud.identity.token()).toBe('token-1');
  });

  it.each([
    ['as it is for its own project', { id: 'p1' }, 0],
    ['as it is for its own project by name', { name: 'web', domain: { id: 'default' } }, 0],
    ['in exchange for one of another project', { id: 'p2' }, 1],
    ['in exchange when only the name is the same', { name: 'web', domain: { id: 'other' } }, 1],
  ])('takes a token of somebody %s', async (_, project, exchanges) => {
    const { server } = await start({
      reply: ({ method, path }) =>
        method === 'GET' && path === LOGIN ? { status: 200, body: tokenBody('http://any', {}) } : undefined,
    });
    const auth = { type: 'token', token: 'given', scope: { kind: 'project', ...project } } as const;
    cloud = connect({ ...server.credentials, auth });
    expect(await cloud.identity.token()).toBe(exchanges === 0 ? 'given' : 'token-1');
    expect(server.requests(LOGIN).filter(({ method }) => method === 'POST')).toHaveLength(exchanges);
  });

  it('says that a token has expired', async () => {
    const { server } = await start({ reply: ({ path }) => (path === LOGIN ? { status: 401 } : undefined) });
    const auth = { type: 'token', token: 'given', scope: { kind: 'project', id: 'p1' } } as const;
    cloud = connect({ ...server.credentials, auth });
    await expect(cloud.identity.token()).rejects.toMatchObject({
      code: 'openstack.unauthorized',
      message: expect.stringMatching(/^Keystone refused the token: it is expired, revoked/),
    });
  });
});
