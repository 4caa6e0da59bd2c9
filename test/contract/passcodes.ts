import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect } from '../../src/openstack/connect.js';
import { type Authenticator, authenticatorFor } from '../servers/authenticator.js';
import type { CloudUnderTest } from './cloud-under-test.js';

/** Codes of an authenticator, as Keystone takes them (`totp`). */
export function passcodeContract(test: () => CloudUnderTest): void {
  let theirs: Authenticator;
  let userId: string;
  beforeAll(async () => {
    userId = (await test().cloud.identity.whoami()).userId;
    const admin = connect(test().cloudAdmin);
    theirs = await authenticatorFor(admin, test().cloudAdmin.authUrl, userId);
    await admin.close();
  });
  afterAll(() => theirs?.forget());

  it('are right for the user that they are of', async () => {
    expect(await test().cloud.identity.checkPasscode(userId, theirs.code())).toBe('right');
  });

  it('are wrong when they are of another secret, and for another user', async () => {
    const { identity } = test().cloud;
    const other = new TOTP({ secret: new Secret({ size: 20 }) }).generate();
    expect(await identity.checkPasscode(userId, other)).toBe('wrong');
    expect(await identity.checkPasscode(userId, 'abcdef')).toBe('wrong');
    const admin = connect(test().cloudAdmin);
    const { userId: adminId } = await admin.identity.whoami();
    await admin.close();
    expect(await identity.checkPasscode(adminId, theirs.code())).toBe('wrong');
  });

  it('stay good for the half minute after theirs, and no longer', async () => {
    const { identity } = test().cloud;
    expect(await identity.checkPasscode(userId, theirs.code(-30_000))).toBe('right');
    expect(await identity.checkPasscode(userId, theirs.code(-120_000))).toBe('wrong');
  });
}
