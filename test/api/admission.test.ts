import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wholePath } from '../../src/api/api.js';
import { rememberTokens } from '../../src/api/request/tokens.js';
import type { TokenInfo } from '../../src/openstack/cloud.js';
import { type Lab, startLab } from '../engine/lab.js';
import { type Call, callersOf } from './client.js';

const who = (life: number): TokenInfo => ({
  userId: 'u',
  userName: 'ann',
  userDomainId: 'default',
  userDomainName: 'Default',
  projectId: 'p',
  projectName: 'demo',
  roles: ['member'],
  methods: ['password'],
  expiresAt: new Date(life),
  trustId: null,
  applicationCredential: null,
});

describe('tokens', () => {
  it('are asked about once in five minutes, however many requests come', async () => {
    let now = 0;
    let asked = 0;
    const read = rememberTokens(
      async () => {
        asked++;
        return who(10_000_000);
      },
      () => now,
    );
    await Promise.all([read('a'), read('a'), read('a')]);
    await read('a');
    expect(asked).toBe(1);
    now = 300_001;
    await read('a');
    expect(asked).toBe(2);
  });

  it('are not believed longer than they live, and one that is none is remembered too', async () => {
    let now = 0;
    let asked = 0;
    const read = rememberTokens(
      async (token) => {
        asked++;
        return token === 'short' ? who(1_000) : null;
      },
      () => now,
    );
    expect(await read('short')).not.toBeNull();
    now = 1_001;
    await read('short');
    expect(asked).toBe(2);
    expect([await read('bad'), await read('bad')]).toEqual([null, null]);
    expect(asked).toBe(3);
  });

  it('are asked about again when Keystone could not be reached', async () => {
    let down = true;
    const read = rememberTokens(
      async () => {
        if (down) throw new Error('no answer');
        return who(10_000);
      },
      () => 0,
    );
    await expect(read('a')).rejects.toThrow('no answer');
    down = false;
    expect(await read('a')).toMatchObject({ userName: 'ann' });
  });
});

describe('a request', () => {
  let lab: Lab;
  let demo: Call;
  let base: string;
  beforeAll(async () => {
    lab = await startLab();
    ({ demo, base } = await callersOf(lab));
  });
  afterAll(() => lab?.stop());

  it('without a good token is turned away as keystonemiddleware does, whatever it is for', async () => {
    for (const token of [null, 'nonsense']) {
      const answer = await demo('GET', '/v1/nothing', { token });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toBe(`Keystone uri="${lab.cloud.sandbox.authUrl}"`);
      expect(answer.body).toEqual({
        error: {
          code: 401,
          title: 'Unauthorized',
          message: 'The request you have made requires authentication.',
        },
      });
    }
  });

  it('with a token for no project may only look after its own cluster', async () => {
    const { auth } = lab.cloud.sandbox.trusteeDomainCredentials;
    if (auth.type !== 'password') throw new Error('the sandbox gives out passwords');
    const answer = await fetch(`${lab.cloud.sandbox.authUrl}/auth/tokens`, {
      method: 'POST',
      body: JSON.stringify({
        auth: {
          identity: {
            methods: ['password'],
            password: {
              user: { name: auth.username, password: auth.password, domain: { name: 'magnum' } },
            },
          },
          scope: 'unscoped',
        },
      }),
    });
    const token = answer.headers.get('x-subject-token');
    for (const path of ['/v1/clusters', '/v1/stats', '/v1/certificates/swarm']) {
      expect((await demo('GET', path, { token })).status, path).toBe(403);
    }
  });

  it('gets the version that it asks for, and is told which there are', async () => {
    for (const [version, given] of [
      [null, '1.1'],
      ['1.7', '1.7'],
      ['latest', '1.10'],
    ] as const) {
      const { headers } = await demo('GET', '/v1/stats', { version });
      expect(headers.get('openstack-api-version')).toBe(`container-infra ${given}`);
      expect(headers.get('openstack-api-maximum-version')).toBe('container-infra 1.10');
      expect(headers.get('vary')).toBe('OpenStack-API-Version');
      expect(headers.get('x-openstack-request-id')).toMatch(/^req-[0-9a-f-]{36}$/);
    }
    const newer = await demo('GET', '/v1/stats', { version: '1.11' });
    expect(newer).toMatchObject({
      status: 406,
      body: {
        errors: [{ code: 'magnum.microversion-unsupported', max_version: '1.10', min_version: '1.1' }],
      },
    });
    expect(await demo('GET', '/v1/clusters/x/nodegroups', { version: '1.8' })).toMatchObject({ status: 406 });
  });

  it('that is too long, too deep or too slow is refused, and the others go on', async () => {
    const long = await demo('POST', '/v1/clusters', { raw: `{"name": "${'x'.repeat(1_100_000)}"}` });
    expect(long.status).toBe(413);
    const head = await fetch(`${base}/v1/stats`, { headers: { 'x-auth-token': 'x'.repeat(40_000) } });
    expect(head.status).toBe(431);
    expect(head.headers.get('x-openstack-request-id')).toMatch(/^req-/);
    expect(await head.json()).toMatchObject({
      errors: [{ status: 431, detail: 'The headers of the request are too long.' }],
    });
    expect(await demo('GET', `/v1/clusters/${'x'.repeat(10_000)}`)).toMatchObject({
      status: 404,
      detail: 'A name or an id has 255 characters at most.',
    });
    expect(await demo('GET', '/v1/clusters/%zz')).toMatchObject({
      status: 400,
      detail: "'/v1/clusters/%zz' is not a valid url component",
    });
    for (const raw of [
      '['.repeat(20_000) + ']'.repeat(20_000),
      `{"labels": ${'['.repeat(30)}${']'.repeat(30)}}`,
    ])
      expect(await demo('POST', '/v1/clusters', { raw })).toMatchObject({
        status: 400,
        detail: 'The body is nested too deep: 20 levels are read.',
      });
    const proto = { raw: '{"__proto__": {"name": "x"}, "cluster_template_id": "swarm"}' };
    expect((await demo('POST', '/v1/clusters', proto)).detail).toBe(
      'Unknown attribute for argument cluster: __proto__',
    );
    const several = { raw: '{"constructor": {}, "name": "x", "colour": "red"}' };
    expect((await demo('POST', '/v1/clusters', several)).detail).toBe(
      'Unknown attributes for argument cluster: constructor, colour',
    );
    expect(
      await demo('POST', '/v1/clusters', { body: { uuid: 'x', cluster_template_id: 'swarm' } }),
    ).toMatchObject({
      status: 400,
      detail: 'Expected a uuid but received x.',
    });
    expect((await demo('GET', '/v1/stats', { token: 'x'.repeat(12_000) })).status).toBe(401);
    expect(
      (await demo('PATCH', '/v1/clusters/x', { body: Array(200).fill({ op: 'remove', path: '/x' }) })).status,
    ).toBe(400);
    const { hostname, port } = new URL(base);
    const slow = connect(Number(port), hostname, () =>
      slow.write('POST /v1/clusters HTTP/1.1\r\nHost: x\r\n'),
    );
    expect((await demo('GET', '/v1/stats')).status).toBe(200);
    slow.destroy();
  });

  it('says 503 as long as Keystone does not answer', async () => {
    await lab.cloud.fail({ service: 'identity', method: 'GET', path: 'auth/tokens', status: 500 });
    expect((await demo('GET', '/v1/stats', { token: 'not-seen-before' })).status).toBe(503);
    await lab.cloud.mend();
    expect((await demo('GET', '/v1/stats', { token: 'not-seen-before' })).status).toBe(401);
  });
});

describe('a path', () => {
  it('may leave out the version, and have slashes to spare', () => {
    expect(wholePath('/clusters?limit=1')).toBe('/v1/clusters?limit=1');
    expect(wholePath('//v1//clusters')).toBe('/v1/clusters');
    expect(wholePath('/')).toBe('/');
    expect(wholePath('/discovery/x?a=//')).toBe('/discovery/x?a=//');
  });
});
