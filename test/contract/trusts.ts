import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Cloud } from '../../src/openstack/cloud.js';
import { connect } from '../../src/openstack/connect.js';
import type { Credentials, Scope } from '../../src/openstack/credentials.js';
import { isOpenStackError } from '../../src/openstack/error.js';
import { tryTrust } from '../../src/program/doctor/trust-maker.js';
import { type CloudUnderTest, uniqueName } from './cloud-under-test.js';
import { session } from './identity.js';

const PASSWORD = 'Trustee-Password-42';

/** The life of a trustee: made in a domain of its own, trusted by the user, and gone at the end. */
export function trustContract(test: () => CloudUnderTest): void {
  let admin: Cloud;
  let domainId: string;
  let trusteeId: string;
  const name = uniqueName('trustee');

  beforeAll(async () => {
    const { trusteeAdmin } = test();
    admin = connect(trusteeAdmin);
    if (trusteeAdmin.auth.type !== 'password' || trusteeAdmin.auth.scope.kind !== 'domain') {
      throw new Error('the trustee admin must log in to its domain');
    }
    const domain = await admin.identity.findDomain(trusteeAdmin.auth.scope.domain);
    domainId = domain?.id ?? '';
    trusteeId = (await admin.identity.createUser({ name, password: PASSWORD, domainId })).id;
  });
  afterAll(async () => {
    await admin.identity.deleteUser(trusteeId);
    await admin.close();
  });

  const asTrustee = (scope: Scope): Credentials => ({
    ...test().credentials,
    auth: { type: 'password', userId: trusteeId, password: PASSWORD, scope },
  });

  it('finds the trustee by its name, in its domain only', async () => {
    expect(await admin.identity.findUser(name, domainId)).toEqual({ id: trusteeId });
    expect(await admin.identity.findUser(`${name}-x`, domainId)).toBeNull();
  });

  it('refuses a second user of the same name', async () => {
    const again = admin.identity.createUser({ name, password: PASSWORD, domainId });
    await expect(again).rejects.toMatchObject({ code: 'openstack.conflict', status: 409 });
  });

  it('lets the trustee log in without a project, and validates its token', async () => {
    await session(asTrustee({ kind: 'unscoped' }), async (trustee) => {
      const token = await trustee.identity.token();
      expect(await test().cloud.identity.validate(token)).toMatchObject({
        userId: trusteeId,
        userName: name,
        userDomainId: domainId,
        projectId: null,
        roles: [],
      });
      await expect(trustee.heat.show('any')).rejects.toMatchObject({ code: 'openstack.no_project' });
    });
  });

  it('lets the trustee act as the user through a trust, until the trust is deleted', async () => {
    const { cloud } = test();
    const user = await cloud.identity.whoami();
    const trust = await cloud.identity.createTrust({
      trusteeUserId: trusteeId,
      roles: user.roles,
      impersonation: true,
    });
    const scope = { kind: 'trust', trustId: trust.id } as const;
    await session(asTrustee(scope), async (trustee) => {
      const { userId, projectId } = await trustee.identity.whoami();
      expect({ userId, projectId }).toEqual({ userId: user.userId, projectId: user.projectId });
      expect(await trustee.heat.show(uniqueName('none'))).toBeNull();
    });
    await cloud.identity.deleteTrust(trust.id);
    await cloud.identity.deleteTrust(trust.id);
    await session(asTrustee(scope), async (trustee) => {
      await expect(trustee.identity.token()).rejects.toMatchObject({ service: 'keystone' });
    });
  });

  const ask = async (method: string, path: string, body?: unknown): Promise<string> => {
    const token = await test().cloud.identity.token();
    const answer = await fetch(`${test().credentials.authUrl}${path}`, {
      method,
      headers: { 'x-auth-token': token, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    expect(answer.ok, `${method} ${path}: ${answer.status}`).toBe(true);
    return answer.text();
  };

  /** Whether a login can make a trust, as the doctor foretells it and as Keystone does it. */
  const canMakeTrusts = async (auth: Credentials['auth']) => {
    const found = { kind: '', foretold: false, done: false };
    await session({ ...test().credentials, auth }, async (cloud) => {
      const { identity } = cloud;
      const who = await identity.whoami();
      const { kind, obstacle } = await tryTrust(cloud);
      const trust = { trusteeUserId: trusteeId, roles: who.roles, impersonation: true };
      const made = await identity.createTrust(trust).catch((error: unknown) => {
        if (isOpenStackError(error, 'openstack.forbidden')) return null;
        throw error;
      });
      if (made) await identity.deleteTrust(made.id);
      Object.assign(found, { kind, foretold: obstacle === null, done: made !== null });
    });
    return found;
  };

  it('lets trusts be made with a password, and with a token that was got by one', async () => {
    const { cloud, credentials } = test();
    const { projectId } = await cloud.identity.whoami();
    const scope = { kind: 'project', id: projectId ?? '' } as const;
    expect(await canMakeTrusts(credentials.auth)).toEqual({ kind: 'password', foretold: true, done: true });
    const { auth } = credentials;
    if (auth.type !== 'password') throw new Error('the user of the contract has a password');
    let token = '';
    const unscoped = { ...auth, scope: { kind: 'unscoped' } } as const;
    await session({ ...credentials, auth: unscoped }, async ({ identity }) => {
      token = await identity.token();
    });
    expect(await canMakeTrusts({ type: 'token', token, scope })).toEqual({
      kind: 'a token that was got by password',
      foretold: true,
      done: true,
    });
  });

  it.each([
    [true, 'an unrestricted application credential'],
    [false, 'a restricted application credential'],
  ])('lets no trust be made with an application credential, unrestricted: %s', async (unrestricted, kind) => {
    const { userId } = await test().cloud.identity.whoami();
    const path = `/users/${userId}/application_credentials`;
    const secret = 'an-application-secret';
    const body = { application_credential: { name: uniqueName('robot'), secret, unrestricted } };
    const made = z.object({ application_credential: z.object({ id: z.string() }) });
    const { id } = made.parse(JSON.parse(await ask('POST', path, body))).application_credential;
    const auth = { type: 'application_credential', id, secret } as const;
    expect(await canMakeTrusts(auth)).toEqual({ kind, foretold: false, done: false });
    await ask('DELETE', `${path}/${id}`);
  });

  it('lets no trust make trusts', async () => {
    const { identity } = test().cloud;
    const { roles } = await identity.whoami();
    const trust = await identity.createTrust({ trusteeUserId: trusteeId, roles, impersonation: true });
    const { auth } = asTrustee({ kind: 'trust', trustId: trust.id });
    expect(await canMakeTrusts(auth)).toEqual({ kind: 'a trust', foretold: false, done: false });
    await identity.deleteTrust(trust.id);
  });

  it('refuses a trust of a role that the user does not have', async () => {
    const trust = test().cloud.identity.createTrust({
      trusteeUserId: trusteeId,
      roles: ['admin'],
      impersonation: true,
    });
    await expect(trust).rejects.toMatchObject({
      service: 'keystone',
      status: 404,
      detail: expect.stringMatching(/^Could not find role: /),
    });
  });

  it('does not let the user make trustees', async () => {
    const made = test().cloud.identity.createUser({ name: `${name}-2`, password: PASSWORD, domainId });
    await expect(made).rejects.toMatchObject({ code: 'openstack.forbidden', status: 403 });
  });

  it('deletes a trustee once and for all; its tokens end with it', async () => {
    const short = `${name}-short`;
    const { id } = await admin.identity.createUser({ name: short, password: PASSWORD, domainId });
    const auth = { type: 'password', userId: id, password: PASSWORD, scope: { kind: 'unscoped' } } as const;
    await session({ ...test().credentials, auth }, async (trustee) => {
      const token = await trustee.identity.token();
      await admin.identity.deleteUser(id);
      await admin.identity.deleteUser(id);
      expect(await admin.identity.findUser(short, domainId)).toBeNull();
      expect(await test().cloud.identity.validate(token)).toBeNull();
    });
  });
}
