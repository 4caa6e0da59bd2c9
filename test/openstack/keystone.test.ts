import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cloud } from '../../src/openstack/cloud.js';
import { connect } from '../../src/openstack/connect.js';
import type { Credentials } from '../../src/openstack/credentials.js';
import { uniqueName } from '../contract/cloud-under-test.js';
import { session } from '../contract/identity.js';
import { realCredentials, wantsRealCloud } from '../contract/real-cloud.js';

describe.runIf(wantsRealCloud)('a real Keystone', () => {
  let cloud: Cloud;
  let credentials: Credentials;
  beforeAll(() => {
    credentials = realCredentials();
    cloud = connect(credentials);
  });
  afterAll(() => cloud.close());

  const ask = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const token = await cloud.identity.token();
    const headers = { 'x-auth-token': token, 'x-subject-token': token, 'content-type': 'application/json' };
    const answer = await fetch(`${credentials.authUrl}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    expect(answer.ok).toBe(true);
    return answer;
  };

  it('lets the session go on after its token was revoked', async () => {
    const before = await cloud.identity.token();
    await ask('DELETE', '/auth/tokens');
    expect(await cloud.identity.validate(before)).toBeNull();
    const { userId } = await cloud.identity.whoami();
    await expect(
      cloud.identity.createUser({ name: 'x', password: 'y', domainId: 'default' }),
    ).rejects.toMatchObject({ code: 'openstack.forbidden' });
    const after = await cloud.identity.token();
    expect(after).not.toBe(before);
    expect(await cloud.identity.validate(after)).toMatchObject({ userId });
  });

  describe('with an application credential', () => {
    const name = uniqueName('credential');
    const secret = 'an-application-secret';
    let id: string;
    let userId: string;
    beforeAll(async () => {
      userId = (await cloud.identity.whoami()).userId;
      const body = { application_credential: { name, secret } };
      const answer = await ask('POST', `/users/${userId}/application_credentials`, body);
      id = ((await answer.json()) as { application_credential: { id: string } }).application_credential.id;
    });
    afterAll(async () => {
      await ask('DELETE', `/users/${userId}/application_credentials/${id}`);
    });
    const as = (auth: object): Credentials => ({
      ...credentials,
      auth: { type: 'application_credential', secret, ...auth },
    });

    it('logs in by its id, or by its name and user', async () => {
      const { projectId } = await cloud.identity.whoami();
      const byName = { name, username: 'demo', userDomain: { id: 'default' } };
      for (const auth of [{ id }, byName, { name, userId }]) {
        await session(as(auth), async (robot) => {
          expect(await robot.identity.whoami()).toMatchObject({
            userId,
            projectId,
            methods: ['application_credential'],
          });
          expect(await robot.heat.listByIds([crypto.randomUUID()])).toEqual([]);
        });
      }
    });

    it('refuses a wrong secret', async () => {
      await session(as({ id, secret: 'a-wrong-secret' }), async (robot) => {
        await expect(robot.identity.token()).rejects.toMatchObject({
          code: 'openstack.unauthorized',
          message: expect.stringMatching(/^Keystone refused the application credential\./),
        });
      });
    });

    it('makes no trusts: that takes a user with a password', async () => {
      await session(as({ id }), async (robot) => {
        const trust = robot.identity.createTrust({
          trusteeUserId: userId,
          roles: ['member'],
          impersonation: true,
        });
        await expect(trust).rejects.toMatchObject({ code: 'openstack.forbidden', service: 'keystone' });
      });
    });
  });
});
