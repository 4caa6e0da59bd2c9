import { expect, it } from 'vitest';
import { connect } from '../../src/openstack/connect.js';
import type { Credentials } from '../../src/openstack/credentials.js';
import type { CloudUnderTest } from './cloud-under-test.js';

/** Logging in, and what Keystone tells. */
export function identityContract(test: () => CloudUnderTest): void {
  it('says who is logged in, to which project, with which roles', async () => {
    const who = await test().cloud.identity.whoami();
    expect(who).toMatchObject({ userName: 'demo', projectName: 'demo', methods: ['password'] });
    expect(who.roles).toEqual(expect.arrayContaining(['heat_stack_owner', 'member']));
    expect(who.expiresAt.getTime()).toBeGreaterThan(Date.now());
  });

  it.each(['', '/', '/v3', '/v3/'])('takes an auth URL that ends in "%s"', async (end) => {
    const { credentials } = test();
    const authUrl = `${credentials.authUrl.replace(/\/v3\/?$|\/$/, '')}${end}`;
    await session({ ...credentials, authUrl }, async (cloud) => {
      expect((await cloud.identity.whoami()).userName).toBe('demo');
    });
  });

  it('refuses a wrong password, without repeating it', async () => {
    const { credentials } = test();
    if (credentials.auth.type !== 'password') throw new Error('the suite needs a password');
    const wrong = { ...credentials, auth: { ...credentials.auth, password: 'not-the-right-one' } };
    await session(wrong, async (cloud) => {
      const error: unknown = await cloud.identity.whoami().catch((e: unknown) => e);
      expect(error).toMatchObject({ code: 'openstack.unauthorized', service: 'keystone', status: 401 });
      expect(error).toMatchObject({ message: expect.stringContaining('user demo') });
      expect(JSON.stringify(error) + String(error)).not.toContain('not-the-right-one');
    });
  });

  it('refuses a project that does not exist', async () => {
    const { credentials } = test();
    if (credentials.auth.type !== 'password') throw new Error('the suite needs a password');
    const scope = { kind: 'project', name: 'no-such-project', domain: { id: 'default' } } as const;
    await session({ ...credentials, auth: { ...credentials.auth, scope } }, async (cloud) => {
      await expect(cloud.identity.token()).rejects.toMatchObject({ code: 'openstack.unauthorized' });
    });
  });

  it('logs in with a token of somebody', async () => {
    const { cloud, credentials } = test();
    const token = await cloud.identity.token();
    const { projectId, userId } = await cloud.identity.whoami();
    const scope = { kind: 'project', id: projectId ?? '' } as const;
    await session({ ...credentials, auth: { type: 'token', token, scope } }, async (other) => {
      expect(await other.identity.whoami()).toMatchObject({ userId, projectId });
      expect(await other.heat.listByIds(['8f2e4b1c-0000-4000-8000-000000000000'])).toEqual([]);
    });
  });

  it('validates a token, and knows one that is none', async () => {
    const { identity } = test().cloud;
    const { userId, projectId } = await identity.whoami();
    expect(await identity.validate(await identity.token())).toMatchObject({ userId, projectId });
    expect(await identity.validate('gAAAAABnot-a-token')).toBeNull();
  });

  it('finds the own project by id and by name, and no other for somebody who is no admin', async () => {
    const { identity } = test().cloud;
    const { projectId: id } = await identity.whoami();
    expect(await identity.findProject('demo')).toEqual({ id, name: 'demo' });
    expect(await identity.findProject(id ?? '')).toEqual({ id, name: 'demo' });
    await expect(identity.findProject('admin')).rejects.toMatchObject({ code: 'openstack.forbidden' });
    await expect(identity.projects()).rejects.toMatchObject({ code: 'openstack.forbidden' });
  });

  it('finds every project for an admin, and knows one that is none', async () => {
    const { projectId: id } = await test().cloud.identity.whoami();
    await session(test().cloudAdmin, async ({ identity }) => {
      expect(await identity.findProject('demo')).toEqual({ id, name: 'demo' });
      expect(await identity.findProject(id ?? '')).toEqual({ id, name: 'demo' });
      expect(await identity.findProject('no such project')).toBeNull();
      expect(await identity.projects()).toEqual(expect.arrayContaining([{ id, name: 'demo' }]));
      // With their token somebody else finds what they may find.
      const token = await identity.token();
      const own = await identity.findProject('admin');
      expect(own).toMatchObject({ name: 'admin' });
      expect(await test().cloud.identity.findProject('admin', token)).toEqual(own);
      expect(await test().cloud.identity.findProject('no such project', token)).toBeNull();
    });
  });

  it('finds services in the catalogue, by old and new names', async () => {
    const { identity } = test().cloud;
    const { projectId } = await identity.whoami();
    expect(await identity.endpoint('orchestration')).toMatch(new RegExp(`/v1/${projectId}$`));
    expect(await identity.endpoint('identity')).toMatch(/^http/);
    expect(await identity.endpoint('compute', 'internal')).toMatch(/^http/);
    expect(await identity.endpoint('block-storage')).toBe(await identity.endpoint('volumev3'));
    expect(await identity.endpoint('no-such-service')).toBeNull();
  });

  it('names the region when it has no services there', async () => {
    await session({ ...test().credentials, region: 'Nowhere' }, async (cloud) => {
      await expect(cloud.heat.show('any')).rejects.toMatchObject({
        code: 'openstack.no_endpoint',
        message: expect.stringContaining('Nowhere'),
      });
    });
  });
}

/** A session that is closed when the test is done with it. */
export async function session(
  credentials: Credentials,
  use: (cloud: ReturnType<typeof connect>) => Promise<void>,
): Promise<void> {
  const cloud = connect(credentials);
  try {
    await use(cloud);
  } finally {
    await cloud.close();
  }
}
