import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discoveryRoutes } from '../../src/api/discovery/routes.js';
import { type Lab, startLab } from '../engine/lab.js';

/** The service at which masters meet, as etcd's own client (`--discovery`) asks it. */
describe('the discovery of etcd’s members', () => {
  let lab: Lab;
  let app: FastifyInstance;
  let token = '';
  beforeAll(async () => {
    lab = await startLab();
    app = Fastify();
    discoveryRoutes(app, lab.engine, () => '');
  });
  afterAll(async () => {
    await app.close();
    await lab.stop();
  });

  const get = (path: string) => app.inject({ method: 'GET', url: `${token}${path}` });
  const register = (member: string, address: string) =>
    app.inject({
      method: 'PUT',
      url: `${token}/${member}?prevExist=false`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ value: `${member}=https://${address}:2380` }).toString(),
    });
  const named = (answer: { json(): { node: { key: string } } }) => answer.json().node.key.split('/').at(-1);

  it('makes a token for so many', async () => {
    token = (await app.inject('/discovery/new?size=3')).body;
    expect((await get('/_config/size')).json()).toMatchObject({ node: { value: '3' } });
    expect((await get('')).headers['x-etcd-index']).toBe('0');
  });

  it('shows a member to itself as soon as it has registered', async () => {
    const registered = await register('a1', '10.0.0.1');
    expect([registered.statusCode, registered.json().node.createdIndex]).toEqual([201, 1]);
    const seen = await get('/a1?recursive=false&wait=true&waitIndex=1');
    expect(seen.json()).toMatchObject({ action: 'create', node: { value: 'a1=https://10.0.0.1:2380' } });
    expect((await get('/a1')).json()).toMatchObject({ action: 'get' });
    expect((await get('/nobody')).statusCode).toBe(404);
  });

  it('leaves a member as it is when another claims its name, and takes the same one twice', async () => {
    expect((await register('a1', '10.0.0.1')).statusCode).toBe(201);
    const other = await register('a1', '10.9.9.9');
    expect([other.statusCode, other.json()]).toEqual([
      412,
      { errorCode: 105, message: 'Key already exists', cause: 'a1', index: 1 },
    ]);
    expect((await get('/a1')).json().node.value).toBe('a1=https://10.0.0.1:2380');
  });

  it('tells who waits of each that comes later, in order and once', async () => {
    const listed = await get('');
    expect(listed.json().node.nodes).toHaveLength(1);
    const next = Number(listed.headers['x-etcd-index']) + 1;
    const second = get(`?recursive=true&wait=true&waitIndex=${next}`);
    await register('b2', '10.0.0.2');
    await register('c3', '10.0.0.3');
    expect(named(await second)).toBe('b2');
    expect(named(await get(`?recursive=true&wait=true&waitIndex=${next + 1}`))).toBe('c3');
  });

  it('knows nothing of a token that was not made here', async () => {
    token = '/discovery/00000000000000000000000000000000';
    expect((await get('/a1?wait=true&waitIndex=1')).statusCode).toBe(404);
    expect((await get('?wait=true')).statusCode).toBe(404);
  });

  it('forgets a member that is taken away', async () => {
    token = (await app.inject('/discovery/new?size=3')).body;
    await register('a1', '10.0.0.1');
    const gone = await app.inject({ method: 'DELETE', url: `${token}/a1` });
    expect([gone.statusCode, gone.json().prevNode.value]).toEqual([200, 'a1=https://10.0.0.1:2380']);
    expect((await get('/a1')).statusCode).toBe(404);
    expect((await app.inject({ method: 'DELETE', url: `${token}/a1` })).statusCode).toBe(404);
  });
});
